import { Button, Drawer } from 'antd';
import type { FormEvent, KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useWords } from '../i18n.js';
import type { Problem } from '../problem.js';
import { usePhone } from '../screen.js';
import { RefusalNotice } from './refusal-notice.js';
import { SubmitButton } from './submit-button.js';

interface Props {
  title: string;
  /** Who or what it is about. */
  about?: ReactNode;
  submit: string;
  pending: boolean;
  problem: Problem | undefined;
  onSubmit: () => void;
  onClose: () => void;
  danger?: boolean;
  testId?: string;
  /** What was refused, where it is not the act itself. */
  tried?: string;
  /** What may be done instead of what was refused. */
  offer?: ReactNode;
  /** Complaints of the server already stand under their fields. */
  told?: boolean;
  children: ReactNode;
}

const articleOf = ({ figures }: Problem): string | undefined =>
  typeof figures['articleZh'] === 'string' ? figures['articleZh'] : undefined;

/** The form of one act. A refusal stands above the buttons, and what was typed stays. */
export function ActDrawer(p: Props): ReactElement {
  const { t } = useWords();
  const phone = usePhone();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!p.pending) p.onSubmit();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit(event);
  };
  return (
    <Drawer
      open
      title={p.title}
      onClose={p.onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 440}
      className="act"
      closable={{ 'aria-label': t('ui.close') }}
      maskClosable={false}
    >
      <form onSubmit={submit} onKeyDown={keys} noValidate>
        <div className="act-b">
          {p.about && <div className="act-about">{p.about}</div>}
          {p.children}
          {p.problem && (
            <RefusalNotice
              code={p.problem.code}
              tried={p.tried ?? p.title}
              figures={p.problem.figures}
              errors={p.told ? [] : p.problem.errors}
              articleZh={articleOf(p.problem)}
            >
              {p.offer}
            </RefusalNotice>
          )}
        </div>
        <div className="act-f">
          <Button size="large" onClick={p.onClose}>
            {t('ui.cancel')}
          </Button>
          <SubmitButton
            size="large"
            type="primary"
            htmlType="submit"
            danger={p.danger}
            pending={p.pending}
            data-testid={p.testId ?? 'act-submit'}
          >
            {p.submit}
          </SubmitButton>
        </div>
      </form>
    </Drawer>
  );
}
