import { app } from 'electron';
import { registerSchemes } from './schemes';
import { setupContentsGuard } from './contents-guard';
import { openMachineFile } from './machine';
import { run } from './program';
import { acceptSwitches, enableSandbox, silenceChromium } from './switches';
import { chooseUserData, machinePath } from './user-data';

/** The program starts here. Order matters: what follows `whenReady` may not come before it, and the other way round. */
if (acceptSwitches()) {
  enableSandbox();
  chooseUserData();
  registerSchemes();
  setupContentsGuard();
  if (app.requestSingleInstanceLock()) {
    const machine = openMachineFile(machinePath());
    silenceChromium(machine.get().language);
    void app.whenReady().then(() => {
      run(machine);
    });
  } else {
    app.quit();
  }
}
