import { defineWords } from '../../ui/words.ts';

/** Names of roles. */
export const useRoleWords = defineWords('roles', {
  zh: {
    officer: '村警',
    station: '派出所',
    unit: '部门',
    bureau: '县(区)局、市局',
    committee: '村委会',
    patrolLeader: '巡逻队长',
    admin: '系统管理员',
    auditor: '审计员',
  },
  en: {
    officer: 'Village officer',
    station: 'Station',
    unit: 'Department',
    bureau: 'County or city bureau',
    committee: 'Village committee',
    patrolLeader: 'Patrol leader',
    admin: 'Administrator',
    auditor: 'Auditor',
  },
});
