/** The vendors that this build knows. Another one is a line here, a folder and an emulator. */
import type { VendorDefinition } from '../vendors/contract.ts';
import { videoloft } from '../vendors/videoloft/definition.ts';

export const registry: readonly VendorDefinition[] = [videoloft];
