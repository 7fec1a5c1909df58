/** The XML of an order as the server reads it: what it asks for, or the code of the first thing wrong. */
import { bytesOf, type ExportDevice, type ExportOrder, lengthOf } from './export-store.ts';
import { NATIVE_BYTES_PER_SECOND, SECOND_MS } from './limits.ts';
import { CODE, Refusal } from './refusal.ts';
import { deviceOf, footageOf, type Service } from './service.ts';
import { childOf, childText, readXml, type XmlTree } from './xml-tree.ts';

const WHOLE = /^\d{1,19}$/;
/** The largest signed number of 64 bits. */
const MOST_BANDWIDTH = 2n ** 63n - 1n;

/** `at`: epoch ms of the server's clock, up to which there are recordings. */
export function readOrder(service: Service, xml: string, at: number): ExportOrder {
  const root = parse(xml);
  const rows = (childOf(root, 'devices')?.children ?? []).filter(({ name }) => name === 'device');
  if (rows.length === 0) throw new Refusal(CODE.serverIdMissing, 'No device in the order');
  const devices = rows.map((row) => readDevice(service, row, at));
  const path = readPath(root);
  const bandwidth = readBandwidth(root);
  const problem = service.disks.problemOf(path, bytesOf(devices));
  if (problem !== undefined) throw new Refusal(problem, `Nothing can be written to ${path}`);
  return { devices, path, bandwidth };
}

function parse(xml: string): XmlTree {
  const read = (): XmlTree => {
    try {
      return readXml(xml);
    } catch (error) {
      throw new Refusal(CODE.general, `No XML: ${error instanceof Error ? error.message : ''}`);
    }
  };
  const root = read();
  if (root.name !== 'export') throw new Refusal(CODE.general, `<${root.name}> is no order`);
  return root;
}

function readDevice(service: Service, row: XmlTree, at: number): ExportDevice {
  const device = deviceOf(service, childText(row, 'serverid'), childText(row, 'deviceid'));
  const times = [childText(row, 'starttime'), childText(row, 'endtime')] as const;
  const asked = footageOf(service, device, times, at);
  const bytes = Math.ceil((lengthOf(asked.footage) / SECOND_MS) * NATIVE_BYTES_PER_SECOND);
  return { device, ...asked, bytes };
}

/** An ampersand cannot be sent by this command, escaped or not: what follows it never arrives. */
function readPath(root: XmlTree): string {
  const [path = ''] = (childText(root, 'path') ?? '').split('&');
  if (path.trim() === '') throw new Refusal(CODE.badPath, 'No path');
  return path.trim();
}

function readBandwidth(root: XmlTree): number {
  const text = childText(root, 'bandwidth') ?? '0';
  if (!WHOLE.test(text) || BigInt(text) > MOST_BANDWIDTH) {
    throw new Refusal(CODE.general, `${text} is no bandwidth`);
  }
  return Number(text);
}
