import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import type { FormEvent, ReactElement } from 'react';
import { roles } from '../../../libs/people/staff/staff.js';
import { signIn } from '../client/sdk.gen.js';
import type { SignInData } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { Field, useFields } from '../parts/fields.js';
import { RefusalNotice } from '../parts/refusal-notice.js';
import { Logo, Looks } from '../parts/shell.js';
import { SubmitButton } from '../parts/submit-button.js';
import { useAct, useRoleCards } from '../queries.js';
import type { Installation, RoleCard } from '../shapes.js';

/** Cards without passwords in the demo; name and password in real use. */
export function SignInPage({ installation, again }: { installation: Installation; again?: boolean }): ReactElement {
  const { t } = useWords();
  const demo = installation.mode === 'demo';
  const store = useQueryClient();
  const act = useAct((body: SignInData['body'], headers) => signIn({ body, headers }));
  const enter = async (body: SignInData['body']): Promise<void> => {
    if (!(await act.submit(body))) return;
    await store.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <div className="door">
      <div className="door-top">
        <Looks />
      </div>
      <main id="main" className={demo ? 'door-in wide-in' : 'door-in'}>
        <div className="brand">
          <Logo />
          <div>
            <h1>{t('ui.product')}</h1>
            <p className="t2">{installation.name}</p>
          </div>
        </div>
        {again && <p className="note">{t('ui.signedOut')}</p>}
        {demo ? (
          <RoleCards pending={act.pending} onEnter={(staffId) => void enter({ staffId })} />
        ) : (
          <Password pending={act.pending} onEnter={(body) => void enter(body)} />
        )}
        {act.problem && <RefusalNotice code={act.problem.code} figures={act.problem.figures} />}
      </main>
    </div>
  );
}

/** As a case meets them: those who work on it, those who decide, the court, the money, and those who look after it all. */
const inOrder = (cards: readonly RoleCard[]): RoleCard[] => {
  const place = ({ roles: held }: RoleCard): number => Math.min(...held.map((role) => roles.indexOf(role)));
  return cards.toSorted((a, b) => place(a) - place(b) || a.unitName.localeCompare(b.unitName, 'zh-CN'));
};

function RoleCards({ pending, onEnter }: { pending: boolean; onEnter: (staffId: string) => void }): ReactElement {
  const { t, of } = useWords();
  const cards = useRoleCards(true);
  return (
    <>
      <p className="lead">{t('ui.chooseRole')}</p>
      <ul className="rc">
        {inOrder(cards.data ?? []).map((card) => (
          <li key={card.staffId}>
            <button
              type="button"
              disabled={pending}
              data-testid={`role-card-${card.login ?? card.staffId}`}
              data-roles={card.roles.join(' ')}
              onClick={() => onEnter(card.staffId)}
            >
              <span className="ava" aria-hidden>
                {card.name.slice(0, 1)}
              </span>
              <span>
                <b>{card.name}</b>
                <em>{card.roles.map((role) => of('role', role)).join(' · ')}</em>
                <small>{card.unitName}</small>
                <small className="does">{of('roleDoes', card.roles[0])}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="t3 s12">{t('ui.demoNote')}</p>
    </>
  );
}

function Password({
  pending,
  onEnter,
}: {
  pending: boolean;
  onEnter: (body: { login: string; password: string }) => void;
}): ReactElement {
  const { t } = useWords();
  const { values, put, wrong, judge } = useFields({ login: '', password: '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const well = judge({
      login: !values.login && t('ui.loginNeeded'),
      password: !values.password && t('ui.passwordNeeded'),
    });
    if (well) onEnter(values);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('ui.login')} wrong={wrong.login}>
        {(id, about) => (
          <Input
            id={id}
            size="large"
            autoComplete="username"
            data-testid="login"
            aria-describedby={about}
            value={values.login}
            onChange={(e) => put('login', e.target.value)}
          />
        )}
      </Field>
      <Field label={t('ui.password')} wrong={wrong.password}>
        {(id, about) => (
          <Input.Password
            id={id}
            size="large"
            autoComplete="current-password"
            data-testid="password"
            aria-describedby={about}
            value={values.password}
            onChange={(e) => put('password', e.target.value)}
          />
        )}
      </Field>
      <SubmitButton type="primary" size="large" block htmlType="submit" pending={pending} data-testid="sign-in">
        {t('ui.signIn')}
      </SubmitButton>
    </form>
  );
}
