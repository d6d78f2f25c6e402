#!/usr/bin/env python3
"""Writes the arrays of this folder, and what NumPy reads in them: expected.json.

Needs numpy, safetensors and Pillow. Run in this folder: python3 make.py
"""
import io
import json
import pathlib
import struct
import zlib

import numpy as np
import safetensors.numpy
from PIL import Image

here = pathlib.Path(__file__).parent
expected = {}


def note(name, array, element):
    """What `name` holds: every number as Python prints a float, rows and items in C order."""
    expected[name] = {
        'element': element,
        'shape': list(array.shape),
        'values': [repr(float(value)) for value in np.ascontiguousarray(array).ravel()],
    }


def samples(kind):
    """3 items of shape (2, 4) that reach the ends of what `kind` can hold."""
    kind = np.dtype(kind)
    random = np.random.default_rng(8)
    if kind.kind == 'b':
        return random.integers(0, 2, (3, 2, 4)).astype(kind)
    if kind.kind in 'iu':
        ends = np.iinfo(kind)
        values = random.integers(
            ends.min, ends.max, (3, 2, 4), dtype=kind.newbyteorder('='), endpoint=True).astype(kind)
        values[0, 0, 0], values[2, 1, 3] = ends.min, ends.max
        return values
    ends = np.finfo(kind)
    values = (100 * random.standard_normal((3, 2, 4))).astype(kind)
    values[0, 0] = [ends.max, ends.smallest_subnormal, -0.0, ends.tiny]
    values[2, 1, 1:] = [np.nan, np.inf, -np.inf]
    return values


names = {'b1': 'uint8', 'u1': 'uint8', 'i1': 'int8', 'u2': 'uint16', 'i2': 'int16', 'u4': 'uint32',
         'i4': 'int32', 'u8': 'uint64', 'i8': 'int64', 'f2': 'float16', 'f4': 'float32', 'f8': 'float64'}

# .npy: every element type, byte order and order of axes; then versions and numbers of axes.
for code, element in names.items():
    for order in '|' if code[1] == '1' else '<>':
        for axes in 'CF':
            values = np.array(samples(order + code), order=axes)
            name = f"npy/{order.translate({60: 'little', 62: 'big', 124: 'byte'})}_{code}_{axes}.npy"
            np.save(here / name, values)
            note(name, values, element)
for version in [(1, 0), (2, 0), (3, 0)]:
    name = f'npy/version{version[0]}.npy'
    with open(here / name, 'wb') as file:
        np.lib.format.write_array(file, samples('<f4'), version=version)
    note(name, samples('<f4'), 'float32')
for shape in [(5,), (5, 3), (1, 1), (2, 3, 2, 2)]:
    for axes in 'CF':
        values = np.array(np.arange(np.prod(shape), dtype='<f4').reshape(shape), order=axes)
        name = f"npy/axes{len(shape)}_{shape[0]}_{axes}.npy"
        np.save(here / name, values)
        note(name, values, 'float32')

# What NumPy writes and can't be measured.
np.save(here / 'npy/objects.npy', np.array([{'a': 1}, None], dtype=object), allow_pickle=True)
np.save(here / 'npy/words.npy', np.array(['a', 'bc']))
np.save(here / 'npy/complex.npy', np.array([1 + 2j, 3]))
np.save(here / 'npy/records.npy', np.array([(1, 2.0)], dtype=[('a', '<i4'), ('b', '<f8')]))
np.save(here / 'npy/times.npy', np.array(['2020-01-01'], dtype='datetime64[D]'))
np.save(here / 'npy/one_number.npy', np.float32(3))
np.save(here / 'npy/no_rows.npy', np.zeros((0, 3), 'f4'))
np.save(here / 'npy/no_columns.npy', np.zeros((3, 0), 'f4'))

# .npz
two = {'images': samples('<f4'), 'labels': np.array([3, 1, 2])}
np.savez(here / 'npz/stored.npz', **two)
np.savez_compressed(here / 'npz/deflated.npz', **two)
np.savez(here / 'npz/single.npz', np.asfortranarray(samples('>i2')))
np.savez_compressed(here / 'npz/single_deflated.npz', np.asfortranarray(samples('>i2')))
for file in ['stored', 'deflated']:
    note(f'npz/{file}.npz:images', two['images'], 'float32')
    note(f'npz/{file}.npz:labels.npy', two['labels'], 'int64')
for file in ['single', 'single_deflated']:
    note(f'npz/{file}.npz', samples('>i2'), 'int16')
np.savez(here / 'npz/objects.npz', a=np.array([None], dtype=object))
np.savez(here / 'npz/empty.npz')
random = np.random.default_rng(1)
np.savez_compressed(here / 'npz/flat.npz', zeros=np.zeros((500, 1000), 'u1'))

# safetensors, by its own library; bfloat16 by hand, as NumPy has none.
codes = {'BOOL': 'b1', 'U8': 'u1', 'I8': 'i1', 'U16': 'u2', 'I16': 'i2', 'U32': 'u4', 'I32': 'i4',
         'U64': 'u8', 'I64': 'i8', 'F16': 'f2', 'F32': 'f4', 'F64': 'f8'}
tensors = {f'a "{code}"/é': samples('<' + kind) for code, kind in codes.items()}
safetensors.numpy.save_file(
    tensors, here / 'safetensors/all.safetensors', {'made by': 'a "test"\n'})
for name, values in tensors.items():
    note(f'safetensors/all.safetensors:{name}', values, names[codes[name.split('"')[1]]])
safetensors.numpy.save_file({'only': samples('<f4')}, here / 'safetensors/one.safetensors')
note('safetensors/one.safetensors', samples('<f4'), 'float32')
wide = np.array([0, 1, -2.5, 3e38, 1e-40, np.inf, -np.inf, np.nan], '<f4')
short = (wide.view('<u4') >> 16).astype('<u2')
header = b'{"a":{"dtype":"BF16","shape":[8],"data_offsets":[0,16]}}'
(here / 'safetensors/bfloat16.safetensors').write_bytes(
    struct.pack('<Q', len(header)) + header + short.tobytes())
note('safetensors/bfloat16.safetensors', (short.astype('<u4') << 16).view('<f4'), 'bfloat16')
short_float = {'dtype': 'F8_E4M3', 'shape': [2], 'data_offsets': [0, 2]}
header = json.dumps({'a': short_float}).encode()
(here / 'safetensors/float8.safetensors').write_bytes(struct.pack('<Q', len(header)) + header + b'ab')

# CSV
table = np.array([[0.1, -2.5e-300, 3], [1e22, 123456789012345678, -0.0], [np.nan, np.inf, -np.inf]])
np.savetxt(here / 'csv/plain.csv', table, delimiter=',', fmt='%.17g')
np.savetxt(here / 'csv/header.csv', table, delimiter=',', fmt='%.17g', header='a,"b, c",d', comments='')
np.savetxt(here / 'csv/windows.csv', table, delimiter=', ', fmt='%.17g', newline='\r\n')
np.savetxt(here / 'csv/column.csv', table[0], fmt='%.17g')
np.savetxt(here / 'csv/counted.csv', table, delimiter=',', fmt='%.17g', header='0,1,2', comments='')
for name in ['plain', 'header', 'windows', 'counted']:
    note(f'csv/{name}.csv', table, 'float64')
note('csv/column.csv', table[0], 'float64')

# IDX: big-endian whatever the machine.
idx = {0x08: 'u1', 0x09: 'i1', 0x0B: 'i2', 0x0C: 'i4', 0x0D: 'f4', 0x0E: 'f8'}
for code, kind in idx.items():
    values = samples('>' + kind)
    name = f'idx/{kind}-idx3-ubyte'
    (here / name).write_bytes(
        bytes([0, 0, code, 3]) + struct.pack('>3I', *values.shape) + values.tobytes())
    note(name, values, names[kind])
(here / 'idx/labels-idx1-ubyte').write_bytes(bytes([0, 0, 8, 1]) + struct.pack('>I', 4) + b'\7\0\1\2')
note('idx/labels-idx1-ubyte', np.array([7, 0, 1, 2], 'u1'), 'uint8')

# CIFAR-10: a label and 3072 bytes a record; most are alike, so that git packs them well.
random = np.random.default_rng(3)
images = np.zeros((3, 3, 32, 32), 'u1')
images[:, :, ::8, ::8] = random.integers(0, 256, (3, 3, 4, 4))
labels = np.array([9, 0, 4], 'u1')
records = [bytes([label]) + image.tobytes() for label, image in zip(labels, images)]
(here / 'cifar/data_batch_1.bin').write_bytes(records[0] + records[1])
(here / 'cifar/data_batch_2.bin').write_bytes(records[2])
(here / 'cifar/test_batch.bin').write_bytes(records[1])
note('cifar', images, 'uint8')
note('cifar/test_batch.bin', images[1:2], 'uint8')


# PNG: every filter, in pictures whose lines are written by hand and read back by Pillow.
def png(lines, width, height, colour=2, depth=8, interlace=0, chunks=()):
    def chunk(kind, content):
        return struct.pack('>I', len(content)) + kind + content + struct.pack(
            '>I', zlib.crc32(kind + content))
    head = struct.pack('>2I5B', width, height, depth, colour, 0, 0, interlace)
    packed = zlib.compress(lines, 9)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + b''.join(chunk(*c) for c in chunks)
            + chunk(b'IDAT', packed[:20]) + chunk(b'IDAT', b'') + chunk(b'IDAT', packed[20:])
            + chunk(b'IEND', b''))


def folder(name, colour, channels):
    pictures = []
    random = np.random.default_rng(5)
    for number, file in enumerate(['10.png', '9.PNG', 'a b.png', 'é.png']):
        # Small numbers, too: neighbours that are equally near decide Paeth's filter.
        largest = [256, 4, 3, 256][number]
        lines = b''.join(
            bytes([(line + number + 3) % 5]) + bytes(random.integers(0, largest, 7 * channels).astype('u1'))
            for line in range(6))
        content = png(lines, 7, 6, colour, chunks=[(b'gAMA', struct.pack('>I', 100000)), (b'tEXt', b'a\0b')])
        (here / name / file).write_bytes(content)
        pictures.append(np.asarray(Image.open(io.BytesIO(content))))
    note(name, np.stack(pictures), 'uint8')


for name in ['npy', 'npz', 'safetensors', 'csv', 'idx', 'cifar', 'grey', 'colour', 'refused']:
    assert (here / name).is_dir(), f'make the folder {name} first'
folder('grey', 0, 1)
folder('colour', 2, 3)
Image.fromarray(np.zeros((4, 4, 3), 'u1')).convert('P').save(here / 'refused/palette.png')
Image.fromarray(np.zeros((4, 4, 4), 'u1')).save(here / 'refused/alpha.png')
Image.fromarray(np.zeros((4, 4), 'u2')).save(here / 'refused/sixteenBits.png')
Image.fromarray(np.zeros((4, 4), bool)).save(here / 'refused/fewBits.png')
(here / 'refused/interlaced.png').write_bytes(png(bytes(20), 4, 4, 0, interlace=1))
(here / 'refused/filter.png').write_bytes(png(b'\5abcd', 4, 1, 0))
(here / 'refused/longer.png').write_bytes(png(bytes(11), 4, 2, 0))
(here / 'refused/shorter.png').write_bytes(png(bytes(9), 4, 2, 0))
(here / 'refused/huge.png').write_bytes(png(bytes(9), 0x7FFFFFFF, 0x7FFFFFFF, 2))

(here / 'expected.json').write_text(json.dumps(expected, ensure_ascii=False, separators=(',', ':')))
