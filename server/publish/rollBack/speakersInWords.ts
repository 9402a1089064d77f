import type { RollBackPlan } from './plan.ts';

/** Restored speaker names, one per line. */
export function speakersInWords({ speakerOperations, speakers }: RollBackPlan): string[] {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return speakerOperations.flatMap((operation) => {
    if (operation.type === 'renameSpeaker') return [`${names.get(operation.speakerId)} is called ${operation.name} again, in every episode`];
    return operation.type === 'addSpeaker' ? [`${operation.speaker.name} is a speaker of the show again`] : [];
  });
}
