import { proxyActivities } from '@temporalio/workflow';
import type { Chapter, WantedAct } from '../../libs/ground/outside/outside.js';
import type { Letters } from '../activities.js';

const { postLetter, askPost } = proxyActivities<Letters>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 }, // A demand posted twice misleads the debtor: once, or a person looks.
});

const letterOut = async (act: WantedAct): Promise<void> => {
  if (act.do === 'carryOut') await postLetter(act.id);
  else await askPost(act.id);
};

/** What each step room sets in motion outside. A room that orders another kind of act writes its own chapter here. */
export const chapters: Record<Chapter, (act: WantedAct) => Promise<void>> = {
  notice: letterOut,
  announcement: letterOut,
  urging: letterOut,
};
