// The stages by loop name.

import { aisleStage } from './aisle.ts';
import { corridorStage } from './corridor.ts';
import { gateStage } from './gate.ts';
import { lobbyStage } from './lobby.ts';
import { quayStage } from './quay.ts';
import { yardStage } from './yard.ts';
import type { Stage } from './stage.ts';

const STAGES: Readonly<Record<string, (aspect: number) => Stage>> = {
  gate: gateStage,
  yard: yardStage,
  aisle: aisleStage,
  lobby: lobbyStage,
  quay: quayStage,
  corridor: corridorStage,
};

export function stageNamed(name: string, aspect: number): Stage {
  const make = STAGES[name];
  if (make === undefined) throw new Error(`no stage named ${name}`);
  return make(aspect);
}
