/** The colours of a timeline, read from the tokens: a canvas does not follow the theme by itself. */

type Name = 's0' | 's1' | 'line' | 'line2' | 'fg1' | 'fg2' | 'fg3' | 'accent' | 'onaccent' | 'rec' | 'blue';

export type TimelineColours = Readonly<Record<Name, string>>;

/** The tokens as they hold at an element. */
export function timelineColours(style: Pick<CSSStyleDeclaration, 'getPropertyValue'>): TimelineColours {
  const of = (name: Name) => style.getPropertyValue(`--${name}`).trim();
  return {
    s0: of('s0'),
    s1: of('s1'),
    line: of('line'),
    line2: of('line2'),
    fg1: of('fg1'),
    fg2: of('fg2'),
    fg3: of('fg3'),
    accent: of('accent'),
    onaccent: of('onaccent'),
    rec: of('rec'),
    blue: of('blue'),
  };
}

/** A colour of which so many per cent show. */
export const faint = (colour: string, percent: number): string =>
  `color-mix(in oklab, ${colour} ${percent}%, transparent)`;
