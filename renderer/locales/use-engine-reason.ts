import { clause } from '#shared/errors/fault-words.ts';
import type { Fault } from '#shared/errors/fault.ts';
import { useFaults } from './use-faults.ts';

/** What says, as a clause, why an engine is not to be had: the cause alone, for where it stands the engine's name does, too. */
export function useEngineReason(): (reason: Fault) => string {
  const { say } = useFaults();
  return (reason) => clause(say(reason.name === 'backend-does-not-load' ? reason.parts.cause : reason));
}
