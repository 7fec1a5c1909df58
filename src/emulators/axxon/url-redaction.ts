/** URLs as the log shows them: as they came, without the token that some calls carry. */

const TOKEN = /((?:^|[?&])auth_token=)[^&]*/g;

export const redacted = ({ origin, pathname, search }: URL): string =>
  `${origin}${pathname}${search.replaceAll(TOKEN, '$1token')}`;
