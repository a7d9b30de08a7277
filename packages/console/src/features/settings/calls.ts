export { membersCall } from '../../api/member-calls.ts';
