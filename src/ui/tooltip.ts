/**
 * A short text beside a control, for pointer and keyboard: its name, its key, or why it is disabled.
 * The control carries it as attributes, at no cost for a list of thousands; TooltipLayer shows it.
 */

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

export interface Tooltip {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** Why the control cannot be used now. */
  readonly reason?: string | undefined;
  /** Where it stands if there is room. Default `bottom`. */
  readonly side?: TooltipSide;
}

export interface TooltipAttributes {
  readonly 'data-tip': string;
  readonly 'data-tip-key': string | undefined;
  readonly 'data-tip-reason': string | undefined;
  readonly 'data-tip-side': TooltipSide | undefined;
}

/** The controls that have a tooltip. */
export const WITH_TOOLTIP = '[data-tip]';

/** The attributes of a control with a tooltip, to spread on its element. */
export const tooltip = ({ text, shortcut, reason, side }: Tooltip): TooltipAttributes => ({
  'data-tip': text,
  'data-tip-key': shortcut,
  'data-tip-reason': reason,
  'data-tip-side': side,
});

/** The tooltip of a control; undefined when it has none (any more). */
export function tooltipOf({ dataset }: HTMLElement): Tooltip | undefined {
  const { tip, tipKey, tipReason, tipSide } = dataset;
  return tip === undefined
    ? undefined
    : { text: tip, shortcut: tipKey, reason: tipReason, side: sideOf(tipSide) };
}

const sideOf = (name: string | undefined): TooltipSide =>
  name === 'top' || name === 'right' || name === 'left' ? name : 'bottom';
