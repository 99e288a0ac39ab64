export {
  checkConditions,
  isGood,
  maxMs,
  type NetworkConditions,
  type PresetName,
  presets,
} from './conditions.ts';
export { createNetworkSimulator, type NetworkSimulator, type SimulatorOptions } from './simulator.ts';
