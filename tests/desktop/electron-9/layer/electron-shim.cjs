/**
 * What Electron 45 has and Electron 9.4.1 has not, as far as the desktop shell calls it; everything else is Electron's own.
 * It also tells the walk what nobody can read off a screen: the entries of the menu and the buttons of a question.
 */
const { fork } = require('child_process');
const { EventEmitter } = require('events');
const path = require('path');
const { URL } = require('url');
const wire = require('./wire.cjs');

// The bundler must not resolve this one: it would find this file.
const real = eval('require')('electron');

/** One line of standard error that the walk reads. */
const tell = (kind, what) => console.error(`[walk] ${JSON.stringify({ kind, what })}`);

const protocol = Object.create(real.protocol);
protocol.registerSchemesAsPrivileged = (list) => real.protocol.registerSchemesAsPrivileged(list);
protocol.handle = (scheme, answer) => {
  real.protocol.registerBufferProtocol(scheme, ({ method, url, headers: asked }, done) => {
    Promise.resolve(answer({ method, url, headers: asked })).then(
      ({ body, status, headers }) => {
        const [mimeType, charset] = headers['Content-Type'].split('; charset=');
        done({ statusCode: status, headers, mimeType, charset, data: Buffer.from(body) });
      },
      (error) => {
        console.error(error);
        done({ error: -2 });
      },
    );
  });
};

/** A utility process as a fork of today's Node, with a relay for every port. */
class UtilityProcess extends EventEmitter {
  constructor(program, parameters) {
    super();
    this.nextId = 0;
    this.ports = new Map();
    const trainer = path.join(__dirname, '../../trainer');
    this.child = fork(path.join(trainer, 'bootstrap.mjs'), parameters, {
      env: Object.assign({}, process.env, { WALK_TRAINER: path.join(trainer, 'node', path.basename(program)) }),
      execPath: process.env.WALK_NODE,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.pid = this.child.pid;
    this.child.on('message', (message) => this.relay(message));
    this.child.on('exit', (code) => {
      for (const port of this.ports.values()) this.part(port);
      this.ports.clear();
      this.emit('exit', code === null ? 1 : code);
    });
    tell('trainer', this.pid);
  }
  relay({ id, data, isClosed }) {
    const port = this.ports.get(id);
    if (port === undefined) return;
    if (!isClosed) return port.postMessage(wire.decode(data));
    this.ports.delete(id);
    this.part(port);
  }
  /** A port of Chromium 83 does not tell its page that the other side went away. */
  part(port) {
    port.postMessage({ goodbye: 'the other side went away' });
    port.close();
  }
  /** Nor does a port of Electron 9 tell that its page has ended. The app has one page: all ports were its own. */
  pageGone() {
    for (const [id, port] of this.ports) {
      this.send({ id, isClosed: true });
      port.close();
    }
    this.ports.clear();
  }
  send(message) {
    if (this.child.connected) this.child.send(message);
  }
  postMessage(message, ports = []) {
    const ids = ports.map((port) => {
      const id = ++this.nextId;
      this.ports.set(id, port);
      port.on('message', ({ data }) => this.send({ id, data: wire.encode(data) }));
      port.on('close', () => {
        if (this.ports.delete(id)) this.send({ id, isClosed: true });
      });
      return id;
    });
    this.send({ ids, message: wire.encode(message) });
    for (const port of ports) port.start();
  }
  kill() {
    return this.child.kill();
  }
}
const forked = [];
const utilityProcess = {
  fork(program, parameters) {
    const started = new UtilityProcess(program, parameters);
    forked.push(started);
    return started;
  },
};
real.app.on('render-process-gone', () => {
  for (const started of forked) started.pageGone();
});

/** The frame a message came from. The app has no frames within its page, and Electron 9 has no name for the page's own. */
function withFrame(event) {
  const { sender } = event;
  const { protocol: scheme, host } = new URL(sender.getURL());
  const senderFrame = {
    parent: null,
    origin: `${scheme}//${host}`,
    postMessage: (...parameters) => sender.postMessage(...parameters),
  };
  return Object.assign(event, { senderFrame });
}
const listeners = new Map();
const ipcMain = Object.create(real.ipcMain);
ipcMain.on = (channel, listener) => {
  const withOwnFrame = (event, ...rest) => listener(withFrame(event), ...rest);
  listeners.set(listener, withOwnFrame);
  real.ipcMain.on(channel, withOwnFrame);
  return ipcMain;
};
ipcMain.off = (channel, listener) => {
  real.ipcMain.off(channel, listeners.get(listener));
  return ipcMain;
};

// Navigation events carry their address, and windows are opened through a handler.
real.app.on('web-contents-created', (_event, contents) => {
  const on = contents.on.bind(contents);
  contents.on = (name, listener) => {
    if (name !== 'will-navigate' && name !== 'will-redirect') return on(name, listener);
    return on(name, (event, url) => listener(Object.assign(event, { url }), url));
  };
  contents.setWindowOpenHandler = (decide) => {
    on('new-window', (event, url) => {
      if (decide({ url }).action === 'deny') event.preventDefault();
    });
  };
});

// What every session is told and this one cannot be.
real.app.on('session-created', (session) => {
  for (const younger of ['setDevicePermissionHandler', 'setSpellCheckerEnabled']) {
    if (!session[younger]) session[younger] = () => undefined;
  }
});

/** A text without the mark of its key. */
const plain = (label) => label.replace(/&(.)/g, '$1');

const entriesOf = (menu) =>
  menu.items
    .filter(({ visible }) => visible)
    .map(({ type, label, enabled, submenu }) => ({
      type,
      label: plain(label),
      letter: (/&(.)/.exec(label) || [])[1],
      enabled,
      entries: submenu ? entriesOf(submenu) : [],
    }));
const Menu = Object.create(real.Menu);
Menu.buildFromTemplate = (template) => real.Menu.buildFromTemplate(template);
Menu.getApplicationMenu = () => real.Menu.getApplicationMenu();
Menu.setApplicationMenu = (menu) => {
  real.Menu.setApplicationMenu(menu);
  for (const { label, submenu } of menu.items) submenu.on('menu-will-show', () => tell('openedMenu', plain(label)));
};
// Entries are enabled and disabled in place: the walk asks for them when it wants to choose one.
process.on('SIGUSR2', () => {
  const menu = real.Menu.getApplicationMenu();
  tell('menu', menu ? entriesOf(menu) : []);
});

const dialog = Object.create(real.dialog);
for (const name of ['showMessageBox', 'showMessageBoxSync']) {
  dialog[name] = (...parameters) => {
    const { message, buttons = [], defaultId = 0 } = parameters[parameters.length - 1];
    tell('question', { message, buttons, defaultId });
    return real.dialog[name](...parameters);
  };
}

const replaced = { protocol, utilityProcess, ipcMain, Menu, dialog };
module.exports = Object.create(real, Object.getOwnPropertyDescriptors(replaced));
