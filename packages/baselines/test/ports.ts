import { join } from 'node:path';
import { RecordedLog } from '@mlops-actions/testing';
import type { BaselinePorts } from '../src/locate.js';

/** Ports for a workspace, whose sibling folder `temp` takes what is made. No network, unless a test gives one. */
export function portsFor(
  workspace: string,
  over: Partial<BaselinePorts> & { repository?: string; apiUrl?: string } = {},
): BaselinePorts {
  const { repository, apiUrl = 'http://127.0.0.1:1', ...ports } = over;
  const temp = join(workspace, '../temp');
  return {
    log: new RecordedLog(),
    token: '',
    fetch: () => Promise.reject(new Error('No network in this test')),
    ...ports,
    context: {
      workspace,
      temp,
      reports: join(temp, 'reports'),
      serverUrl: 'https://github.com',
      apiUrl,
      ...(repository && { repository }),
    },
  };
}
