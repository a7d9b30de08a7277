import { createClient } from '../client/client.ts';

Object.assign(window, { fealty: { createClient } });
