// node:os

import process from './process.mjs';

const memory = () => Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 1024 * 1024;

export default {
  EOL: '\n',
  devNull: '/dev/null',
  arch: () => process.arch,
  availableParallelism: () => 1,
  cpus: () => [{ model: 'WebAssembly', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  endianness: () => 'LE',
  freemem: memory,
  totalmem: memory,
  getPriority: () => 0,
  homedir: () => process.env.HOME ?? '/home/sbx_user1051',
  hostname: () => '169.254.0.1',
  loadavg: () => [0, 0, 0],
  machine: () => 'x86_64',
  networkInterfaces: () => ({}),
  platform: () => process.platform,
  release: () => '5.10.0',
  tmpdir: () => process.env.TMPDIR ?? '/tmp',
  type: () => 'Linux',
  uptime: () => process.uptime(),
  userInfo: () => ({ uid: 993, gid: 990, username: 'sbx_user1051', homedir: '/home/sbx_user1051', shell: '/sbin/nologin' }),
  version: () => '#1 SMP',
  constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }, errno: {}, priority: {} },
};
