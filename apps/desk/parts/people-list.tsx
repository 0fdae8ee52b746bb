import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { grantRolesSchema } from '../../../libs/people/staff/staff.input.js';
import { grantRoles } from '../client/sdk.gen.js';
import { useWords } from '../i18n.js';
import { useStaff } from '../queries.js';
import type { StaffRow } from '../shapes.js';
import { SchemaDrawer } from './schema-drawer.js';

/** 人员角色: who holds what. Nobody gives himself a role: one admin proposes, another approves. */
export function PeopleList(): ReactElement {
  const { t, of } = useWords();
  const people = useStaff().data ?? [];
  const [open, setOpen] = useState<StaffRow>();
  return (
    <div className="tab-b">
      <table className="grid" data-testid="people">
        <thead>
          <tr>
            <th>{t('label.name')}</th>
            <th>{t('label.roles')}</th>
            <th>{t('label.departments')}</th>
            <th className="wide">{t('ui.unit')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.id} className={one.active ? '' : 'off'}>
              <td>{one.name}</td>
              <td>{one.roles.map((role) => of('role', role)).join(t('ui.or'))}</td>
              <td>{one.departments.map((each) => of('department', each)).join(t('ui.or'))}</td>
              <td className="wide">{one.unitName}</td>
              <td className="num">
                <Button size="small" data-testid={`roles-${one.login}`} onClick={() => setOpen(one)}>
                  {t('ui.proposeRoles')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && (
        <SchemaDrawer
          id="grantRoles"
          title={t('ui.proposeRoles')}
          about={
            <>
              <b>{open.name}</b> {open.unitName}
            </>
          }
          schema={grantRolesSchema}
          preset={{ roles: open.roles, departments: open.departments }}
          submit={t('ui.propose')}
          send={(body, headers) => grantRoles({ path: { id: open.id }, body, headers })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
