/** What a file of footage says of itself: its form, its length and what it tells of its time. */
import type { EpochMs, Ms } from './units.ts';

/** Codecs by the field's names; what is none of these is "other", with the file's own word for it. */
export type VideoCodec = 'h264' | 'h265' | 'mjpeg' | 'mpeg4' | 'av1' | 'vp8' | 'vp9' | 'other';

export type Container = 'mp4' | 'mov' | 'mkv' | 'webm' | 'avi' | 'mpegts' | 'other';

/** The times that stand in a file, as they stand there: cameras write them in different ways. */
export interface StampedTimes {
  /** Of the container's header (mvhd, DateUTC), which should be UTC and often is local time. */
  readonly header?: EpochMs | undefined;
  /** `com.apple.quicktime.creationdate`: with its offset, hence trustworthy. */
  readonly apple?: EpochMs | undefined;
  /** A `creation_time` or date tag without an offset, read as if it were UTC. */
  readonly tag?: EpochMs | undefined;
  /** Written by an Android phone, whose header time is the END of the recording. */
  readonly android: boolean;
}

export interface FootageFacts {
  readonly container: Container;
  readonly duration: Ms;
  readonly video: {
    readonly codec: VideoCodec;
    /** As the file names it: "hvc1.1.6.L93.B0". */
    readonly codecText: string;
    readonly width: number;
    readonly height: number;
  };
  /** The codec of the sound as the file names it; undefined without sound. */
  readonly audio: string | undefined;
  readonly times: StampedTimes;
}

/** Why a file is left out. */
export type UnusableReason =
  /** Zero bytes. */
  | 'empty'
  /** Not a video file at all, whatever its name says. */
  | 'notVideo'
  /** A video file without a picture track. */
  | 'noPicture'
  /** It ends before its own end, or its index is missing. */
  | 'truncated'
  /** The browser could not read it from the disk, or it is damaged beyond reading. */
  | 'unreadable';

/** What reading a file came to. */
export type FootageReading =
  | { readonly kind: 'footage'; readonly facts: FootageFacts }
  | { readonly kind: 'unusable'; readonly because: UnusableReason };
