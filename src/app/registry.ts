/** The vendors that this build knows. Another one is a line here, a folder and an emulator. */
import type { VendorDefinition } from '../vendors/contract.ts';
import { axxon } from '../vendors/axxon/definition.ts';
import { nx } from '../vendors/nx/definition.ts';
import { vdg } from '../vendors/vdg/definition.ts';
import { videoloft } from '../vendors/videoloft/definition.ts';

export const registry: readonly VendorDefinition[] = [videoloft, nx, axxon, vdg].map(loadedOnce);

/**
 * One download for whoever asks, and its outcome at once for whoever asks later: a second `import()`
 * answers in a task of its own, which waits behind the browser's first painting.
 */
function loadedOnce(definition: VendorDefinition): VendorDefinition {
  let loading: ReturnType<VendorDefinition['load']> | undefined;
  const load: VendorDefinition['load'] = async () => {
    loading ??= definition.load();
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
  return { ...definition, load };
}
