// The stages by loop name.

import { gateStage } from './gate.ts';
import type { Stage } from './stage.ts';

const STAGES: Readonly<Record<string, (aspect: number) => Stage>> = {
  gate: gateStage,
};

export function stageNamed(name: string, aspect: number): Stage {
  const make = STAGES[name];
  if (make === undefined) throw new Error(`no stage named ${name}`);
  return make(aspect);
}
