/** How the pad looks: colours of its parts on a picture and beside it. */

/** The parts' colours, for everything within. */
export const PTZ_COLOURS = {
  glass:
    'text-[#fff] [--ptz-dim:var(--fg2)] [--ptz-edge:rgb(255_255_255/0.24)] [--ptz-face:rgb(6_9_12/0.66)] [--ptz-hover:rgb(6_9_12/0.86)] [--ptz-lit:color-mix(in_oklab,var(--accent)_40%,rgb(6_9_12/0.7))]',
  panel:
    'text-fg1 [--ptz-dim:var(--fg3)] [--ptz-edge:var(--line2)] [--ptz-face:var(--s2)] [--ptz-hover:var(--s3)] [--ptz-lit:color-mix(in_oklab,var(--accent)_32%,var(--s2))]',
} as const;

export type PtzLook = keyof typeof PTZ_COLOURS;

/** The ground of what is not a wedge. */
export const PTZ_PLATE = 'bg-(--ptz-face) shadow-[inset_0_0_0_1px_var(--ptz-edge)]';
