import { useWords } from '../i18n.js';
import { useStaff } from '../queries.js';
import type { Option } from './schema-fields.js';

/** People of the units one sees, each with roles and unit, so that two of a name are told apart. */
export function useStaffChoices(): Option[] {
  const { of, t } = useWords();
  return (useStaff().data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, roles, departments, unitName }) => ({
      value: id,
      label: [
        name,
        roles.map((role) => of('role', role)).join(t('ui.or')),
        ...departments.map((one) => of('department', one)),
        unitName,
      ].join(' · '),
    }));
}
