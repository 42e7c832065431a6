import { app } from 'electron';
import { registerSchemes } from './schemes';
import { setupContentsGuard } from './contents-guard';
import { openMachineFile } from './machine';
import { run, setupSessions } from './program';
import { acceptSwitches, enableSandbox, silenceChromium } from './switches';
import { chooseUserData, machinePath } from './user-data';
import { answerWithoutWindow, askedWithoutWindow } from './without-window';

/** The program starts here. Order matters: what follows `whenReady` may not come before it, and the other way round. */
if (acceptSwitches()) {
  enableSandbox();
  chooseUserData();
  registerSchemes();
  setupContentsGuard();
  const machine = openMachineFile(machinePath());
  silenceChromium(machine.get().language);
  const asked = askedWithoutWindow(process.argv);
  if (asked !== null) {
    app.disableHardwareAcceleration();
    void app
      .whenReady()
      .then(() => answerWithoutWindow(asked, setupSessions))
      .then((code) => {
        app.exit(code);
      });
  } else if (app.requestSingleInstanceLock()) {
    void app.whenReady().then(() => {
      run(machine);
    });
  } else {
    app.quit();
  }
}
