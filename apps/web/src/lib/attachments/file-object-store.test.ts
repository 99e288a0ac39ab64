import { createFileObjectStore } from './file-object-store.ts';
import { describeObjectStore } from './object-store.contract.ts';

describeObjectStore('in a folder', async (folder) => createFileObjectStore(folder));
