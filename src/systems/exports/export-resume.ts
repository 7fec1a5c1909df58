/** Where an export goes on: after a sign-in, and after a reload that fell in the middle of anything. */
import { Failure } from '../../core/failure.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportedFile, ExportState } from './export-model.ts';

/** What is to be done next for one that was interrupted. */
export function wayBack({
  item,
  memory,
}: Pick<ExportJob, 'item' | 'memory'>): 'queued' | 'waiting' | 'cancelling' | 'deleting' {
  if (item.ticket === undefined) return 'queued';
  if (memory.wish === 'delete') return 'deleting';
  return memory.wish === 'cancel' ? 'cancelling' : 'waiting';
}

/** An export as it was left, for the window that goes on with it. It is never sent a second time. */
export function afterReload(job: ExportJob): ExportJob {
  const { item, memory } = job;
  const files = item.files.map(calm);
  if (memory.isSent && item.ticket === undefined) {
    const failure = new Failure({
      code: 'unreachable',
      system: item.camera.system,
      operation: 'start an export',
    });
    return {
      item: { ...item, files, state: { kind: 'unknown', failure } },
      memory: { ...memory, isSent: false, wish: undefined },
    };
  }
  return { item: { ...item, files, state: calmState(job) }, memory: { ...memory, isSent: false } };
}

/** A file that was half there begins anew: systems give no part of one. */
function calm(file: ExportedFile): ExportedFile {
  return file.download.kind === 'loading' ? { ...file, download: { kind: 'queued' } } : file;
}

function calmState(job: ExportJob): ExportState {
  const { state } = job.item;
  switch (state.kind) {
    case 'submitting':
    case 'needsSignIn':
      return { kind: wayBack(job) };
    case 'running':
      return { kind: 'running', progress: state.progress };
    case 'queued':
    case 'waiting':
    case 'cancelling':
    case 'deleting':
      return { kind: state.kind };
    default:
      return state;
  }
}
