// The stages by loop name.

import { aisleStage } from './aisle.ts';
import { gateStage } from './gate.ts';
import type { Stage } from './stage.ts';

const STAGES: Readonly<Record<string, (aspect: number) => Stage>> = {
  gate: gateStage,
  aisle: aisleStage,
};

export function stageNamed(name: string, aspect: number): Stage {
  const make = STAGES[name];
  if (make === undefined) throw new Error(`no stage named ${name}`);
  return make(aspect);
}
