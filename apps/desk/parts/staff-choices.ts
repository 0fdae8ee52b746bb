import { useWords } from '../i18n.js';
import { useColleagues } from '../queries.js';
import type { Option } from './schema-fields.js';

/** Everybody of the organisation, each with roles and unit, so that two of a name are told apart. */
export function useStaffChoices(): Option[] {
  const { of, t } = useWords();
  return (useColleagues().data ?? []).map(({ id, name, roles, departments, unitName }) => ({
    value: id,
    label: [
      name,
      roles.map((role) => of('role', role)).join(t('ui.or')),
      ...departments.map((one) => of('department', one)),
      unitName,
    ].join(' · '),
  }));
}
