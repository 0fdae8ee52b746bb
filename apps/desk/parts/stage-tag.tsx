import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';
import type { Stage } from '../shapes.js';

/** A square dot and the word beside it; never colour alone. */
export function StageTag({ stage, box }: { stage: Stage; box?: boolean }): ReactElement {
  const { of } = useWords();
  return (
    <span className={`stage s-${stage}${box ? ' box' : ''}`}>
      <i aria-hidden />
      {of('stage', stage)}
    </span>
  );
}
