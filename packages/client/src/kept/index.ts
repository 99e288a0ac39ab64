export { type PersonStorage, personStorage, type RecordChange } from './person-storage.ts';
