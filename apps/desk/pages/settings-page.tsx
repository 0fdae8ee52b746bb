import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { AuthorityTable } from '../parts/authority-table.js';
import { DeputyList } from '../parts/deputy-list.js';
import { ParameterList } from '../parts/parameter-list.js';
import { PeopleList } from '../parts/people-list.js';
import { TopBar } from '../parts/shell.js';

/** 设置: what the house decides by. What somebody may only read is shown without its buttons; people are the admin's. */
export default function SettingsPage(): ReactElement {
  const { t } = useWords();
  const { may } = useDesk();
  const go = useNavigate();
  const { tab = may('people.manage') ? 'parameters' : 'deputies' } = useParams();
  const items = [
    { key: 'parameters', label: t('ui.parameters'), children: <ParameterList /> },
    { key: 'authorities', label: t('ui.authorities'), children: <AuthorityTable /> },
    ...(may('people.manage') ? [{ key: 'people', label: t('ui.peopleAndRoles'), children: <PeopleList /> }] : []),
    { key: 'deputies', label: t('ui.deputies'), children: <DeputyList /> },
  ].map((item) => ({ ...item, label: <span data-testid={`settings-${item.key}`}>{item.label}</span> }));
  return (
    <>
      <TopBar title={t('nav.settings')} sub={t('ui.settingsSub')} />
      <main id="main" className="settings">
        <section className="panel mid">
          <Tabs
            activeKey={tab}
            items={items}
            destroyOnHidden
            onChange={(key) => void go(`/settings/${key}`, { replace: true })}
          />
        </section>
      </main>
    </>
  );
}
