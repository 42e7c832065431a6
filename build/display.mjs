/** A screen that nobody sees: on Linux a command runs under Xvfb, elsewhere as it is. */
export const withDisplay = (command) =>
  process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24', ...command] : command;
