import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pngSize } from './png-size.ts';
import { packageOf, packedAs, packings } from './packed.ts';

const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** `Name: value` or `Name=value` lines as a record. */
const fields = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^([A-Z][^:=]*)(?:: ?|=)(.*)$/gm)].map(([, name = '', value = '']): [string, string] => [
      name,
      value,
    ]),
  );

function has(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.each(packings)('the Debian package, $name', ({ flavour, reason }) => {
  const deb = packedAs(flavour).deb;
  const read = (path: string): string => readFileSync(join(deb, path), 'utf8');
  const desktop = 'usr/share/applications/dropout-lab.desktop';

  it.skipIf(reason)('says who it is, what it needs and whose place it takes', () => {
    const { name, version, homepage } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
    const { Depends = '', Description, ...control } = fields(read('DEBIAN/control'));
    expect(name).toBe('dropout-lab');
    expect(control).toMatchObject({
      Package: packageOf[flavour],
      Version: version,
      Section: 'education',
      Homepage: homepage,
      Conflicts: 'dropout-lab, dropout-lab-tensorflow',
      Replaces: 'dropout-lab, dropout-lab-tensorflow',
    });
    expect(control).not.toHaveProperty('Recommends');
    expect(control['Maintainer']).toMatch(/^.+ <.+@.+>$/);
    expect(Description).toBe('See what dropout does to a neural network');
    for (const library of ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2t64 | libasound2', 'xdg-utils']) {
      expect(Depends.split(', ')).toContain(library);
    }
  });

  it.skipIf(reason)('enters the app into the menus, for files of its own too', () => {
    expect(fields(read(desktop))).toMatchObject({
      Name: 'Dropout Lab',
      Exec: '"/opt/Dropout Lab/dropout-lab" %U',
      Icon: 'dropout-lab',
      Type: 'Application',
      Terminal: 'false',
      // What Electron calls the window, by package.json's desktopName.
      StartupWMClass: 'dropout-lab',
      MimeType: 'application/x-dropoutlab;',
      Categories: 'Education;',
    });
    expect(existsSync(join(deb, 'opt/Dropout Lab/dropout-lab'))).toBe(true);
  });

  it.skipIf(reason !== undefined || !has('desktop-file-validate'))(
    'has a menu entry desktops accept (desktop-file-utils)',
    () => {
      execFileSync('desktop-file-validate', [join(deb, desktop)]);
    },
  );

  it.skipIf(reason)('says which files are experiments', () => {
    const types = read('usr/share/mime/packages/dropout-lab.xml');
    expect(types).toContain('<mime-type type="application/x-dropoutlab">');
    expect(types).toContain('<glob pattern="*.dropoutlab"/>');
  });

  it.skipIf(reason)('has its icon in every size', () => {
    for (const size of iconSizes) {
      const icon = readFileSync(join(deb, `usr/share/icons/hicolor/${size}x${size}/apps/dropout-lab.png`));
      expect(pngSize(icon)).toEqual({ width: size, height: size });
    }
  });

  it.skipIf(reason)('links its program into the path, and takes the link out again', () => {
    const program = "'/opt/Dropout Lab/dropout-lab'";
    expect(read('DEBIAN/postinst')).toContain(
      `update-alternatives --install '/usr/bin/dropout-lab' 'dropout-lab' ${program} 100`,
    );
    expect(read('DEBIAN/postinst')).toContain('update-mime-database /usr/share/mime');
    expect(read('DEBIAN/postrm')).toContain(`update-alternatives --remove 'dropout-lab' ${program}`);
    for (const script of ['postinst', 'postrm'])
      expect(lstatSync(join(deb, 'DEBIAN', script)).mode & 0o111).toBe(0o111);
    expect(read('opt/Dropout Lab/resources/apparmor-profile')).toContain(
      '"/opt/Dropout Lab/dropout-lab" flags=(unconfined)',
    );
  });
});
