import type { ReactElement } from 'react';
import { finishTask, resumeCase } from '../../client/sdk.gen.js';
import type { FinishTaskData, ResumeCaseData } from '../../client/types.gen.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import type { Task } from '../../shapes.js';
import { aboutOf } from '../../stages.js';
import { ActDrawer } from '../act-drawer.js';
import { TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

/** A supervisor has looked into a parked case and lets it go on. */
export function ResumeForm({ view, onClose }: StepFormProps): ReactElement {
  const { t } = useWords();
  const form = useFields({ reason: '' });
  const act = useAct((body: ResumeCaseData['body'], headers) => resumeCase({ path: { id: view.id }, body, headers }));
  const submit = async (): Promise<void> => {
    const reason = form.values.reason.trim();
    if (form.judge({ reason: !reason && t('ui.reasonNeeded') }) && (await act.submit({ reason }))) onClose();
  };
  return (
    <ActDrawer
      title={t('act.resume')}
      about={`${view.debtor.name} · ${view.parked ?? ''}`}
      submit={t('act.resume')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        rows={3}
        label={t('ui.reason')}
        value={form.values.reason}
        wrong={form.wrong.reason}
        testId="resume-reason"
        onChange={(v) => form.put('reason', v)}
      />
    </ActDrawer>
  );
}

export function TaskForm({ task, onClose }: { task: Task; onClose: () => void }): ReactElement {
  const { t, of } = useWords();
  const form = useFields({ note: '' });
  const act = useAct((body: FinishTaskData['body'], headers) => finishTask({ path: { id: task.id }, body, headers }));
  const submit = async (): Promise<void> => {
    const note = form.values.note.trim();
    if (form.judge({ note: !note && t('ui.noteNeeded') }) && (await act.submit({ note }))) onClose();
  };
  return (
    <ActDrawer
      title={t('ui.finishTask')}
      about={
        <>
          <b>{of('task', task.kind)}</b> {aboutOf(task)}
        </>
      }
      submit={t('ui.done')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        rows={3}
        label={t('ui.doneNote')}
        value={form.values.note}
        wrong={form.wrong.note}
        testId="task-note"
        onChange={(v) => form.put('note', v)}
      />
    </ActDrawer>
  );
}
