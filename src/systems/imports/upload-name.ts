/** What an upload is called at the system: safe in a path, unlike any other, and still to be recognised. */

/** Servers keep it as a file of their own, some with a path before it. */
const LONGEST_PART = 40;
const LONGEST_ENDING = 5;

/** "sightline-3f9a…-BWC-0412.mp4". `id` makes it unlike others: letters, digits and dashes. */
export function uploadName(fileName: string, id: string): string {
  const dot = fileName.lastIndexOf('.');
  const stem = plain(dot <= 0 ? fileName : fileName.slice(0, dot)).slice(0, LONGEST_PART);
  const ending = plain(dot <= 0 ? '' : fileName.slice(dot + 1))
    .replaceAll('-', '')
    .slice(0, LONGEST_ENDING);
  return ['sightline', plain(id), stem].filter((part) => part !== '').join('-') + (ending && `.${ending}`);
}

/** ASCII letters and digits in groups: servers differ in what else they take in a name. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
