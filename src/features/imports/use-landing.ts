/** What is recorded round a file on its camera's timeline: asked of the system for rows on screen only. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Failure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { connectionKey } from '../../systems/camera-queries.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';

/** Others write to a camera's archive too, though seldom while one looks. */
const FRESH_MS = 60_000;

/** `edition` changes when something of the queue has landed on the camera: then it is asked anew. */
export function recordedOptions(
  imports: FootageImports | undefined,
  ref: CameraRef | undefined,
  window: TimeSpan | undefined,
  edition: number,
) {
  return queryOptions({
    queryKey: [
      ...(ref === undefined ? ['connection', ''] : connectionKey({ id: ref.system })),
      'importRecorded',
      ref?.camera,
      window?.from,
      window?.until,
      edition,
    ],
    enabled: imports !== undefined && ref !== undefined && window !== undefined,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      if (imports === undefined || ref === undefined || window === undefined) {
        throw new Failure({ code: 'signInNeeded', operation: 'read the timeline' });
      }
      return imports.recorded(ref.camera, window, signal);
    },
  });
}

export interface Landing {
  readonly recorded: readonly TimeSpan[] | undefined;
  readonly unknown: boolean;
}

export function useLanding(...of: Parameters<typeof recordedOptions>): Landing {
  const { data, isError } = useQuery(recordedOptions(...of));
  return { recorded: data, unknown: isError && data === undefined };
}
