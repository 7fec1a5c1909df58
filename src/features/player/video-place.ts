/** How a video lies on its surface, whoever makes the element. */
export const VIDEO_PLACE = 'absolute inset-0 size-full object-contain';
