import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { appointSchema } from '../../../libs/people/staff/staff.input.js';
import { useDeputies } from '../case-queries.js';
import { appointDeputy } from '../client/sdk.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { SchemaDrawer } from './schema-drawer.js';
import { useStaffChoices } from './staff-choices.js';

/** 代理: who decides and speaks for whom, from day to day. One appoints for oneself; an admin for anybody. */
export function DeputyList(): ReactElement {
  const { t, day } = useWords();
  const { session, may, today } = useDesk();
  const deputies = useDeputies().data ?? [];
  const staff = useStaffChoices();
  const [open, setOpen] = useState(false);
  const me = session.staff.id;
  return (
    <div className="tab-b">
      {may('deputy.appoint') && (
        <p className="acts-row">
          <Button type="primary" data-testid="deputy-open" onClick={() => setOpen(true)}>
            {t('ui.appointDeputy')}
          </Button>
        </p>
      )}
      {deputies.length === 0 && <p className="empty">{t('ui.noDeputies')}</p>}
      {deputies.length > 0 && (
        <table className="grid" data-testid="deputies">
          <thead>
            <tr>
              <th>{t('ui.absent')}</th>
              <th>{t('ui.deputy')}</th>
              <th>{t('ui.days')}</th>
              <th className="wide">{t('ui.appointedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {deputies.map((one) => (
              <tr key={one.id}>
                <td>{one.staffName}</td>
                <td>
                  {one.deputyName}{' '}
                  {one.fromDay <= today && today <= one.untilDay && <span className="tag ok">{t('ui.now')}</span>}
                </td>
                <td>
                  {day(one.fromDay, today)} – {day(one.untilDay, today)}
                </td>
                <td className="wide">{one.appointedByName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <SchemaDrawer
          id="appointDeputy"
          title={t('ui.appointDeputy')}
          schema={appointSchema}
          preset={{ staffId: me, fromDay: today }}
          choices={(path) =>
            path.at(-1) === 'staffId'
              ? may('people.manage')
                ? staff
                : staff.filter(({ value }) => value === me)
              : path.at(-1) === 'deputyId'
                ? staff.filter(({ value }) => value !== me)
                : undefined
          }
          submit={t('ui.appoint')}
          send={(body, headers) => appointDeputy({ body, headers })}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
