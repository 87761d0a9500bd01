"""Makes the files beside it, byte for byte, but those of the app itself. Needs torch 2.13, safetensors 0.8 and numpy 2."""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

here = Path(__file__).parent

texts = {
    "p01.txt": "1\t2\r3\t4",
    "p02.txt": "1\t2\t3\n\t5\t6",
    "p03.txt": "1,234\t2,345",
    "t05_tab_us_thousands.tsv": "area\tprice\n1,234\t2,500\n1,350\t3,100\n980\t1,999\n",
    "t08_de_thousands.csv": "area;price\n1.234,5;2.500,0\n1.350,25;3.100,0\n",
    "t09_de_thousands_nodec.csv": "area;price\n1.234;2.500\n1.350;3.100\n",
    "t10_nbsp_thousands.csv": "area;price\n1\u00a0234,5;2\u202f500\n1\u00a0350,25;3\u202f100\n",
    "t11_trailing_delim.csv": "A|B|C|\n1|2|3|\n4|5|6|\n",
    "t13_spaces.txt": "x y\n1.0  2.0\n3.0   4.0\n 5.0 6.0\n",
    "t14_spaces_decimal_comma.txt": "x y\n1,5 2,5\n3,25 4,5\n",
    "t32_const_column.csv": "a;y\n" + "".join(f"14.62;{row}\n" for row in range(10)),
    "t33_sep_line.csv": "sep=;\nx;y\n1,5;2\n3,5;4\n",
    "t34_comment_lines.csv": "# made by instrument\n# 2024\nx,y\n1,2\n3,4\n",
    "t35_numeric_header.csv": "2019,2020,2021\n1,2,3\n4,5,6\n",
    "t52_decimal_comma_comma_delim_quoted.csv": 'x,y\n"1,5","2,5"\n"3,5","4,25"\n',
    "t53_tab_mixed_thousands.tsv": "area\tprice\n1,234.5\t2,500.75\n1,350.0\t3,100.5\n",
    "t60_swiss.csv": "x;y\n1'234.5;2\n2'345.0;3\n",
}
for name, text in texts.items():
    (here / name).write_bytes(text.encode())
(here / "t04_cp1252.csv").write_bytes("Größe;Zimmer;Preis €\n51,5;2;180\n74;3;265\n".encode("cp1252"))

torch.manual_seed(7)
linear = torch.nn.Linear
model = torch.nn.ModuleDict({"fc1": linear(5, 10), "fc2": linear(10, 1)})
sequential = torch.nn.Sequential(linear(5, 10), torch.nn.ReLU(), torch.nn.Dropout(0.5), linear(10, 1))
state = {name: value.detach().clone() for name, value in model.state_dict().items()}
more = {"fc3.weight": torch.zeros(2, 2), "opt.step": torch.tensor(3)}

save_file(sequential.state_dict(), here / "w05_sequential.safetensors")
save_file({name: value.half() for name, value in state.items()}, here / "w06_f16.safetensors")
save_file(state | more, here / "w08_extra.safetensors")
save_file({name: value for name, value in state.items() if "fc1" in name}, here / "w09_partial.safetensors")
save_file({name: (value.T if value.ndim == 2 else value).contiguous() for name, value in state.items()}, here / "w10_transposed.safetensors")
torch.save(state, here / "w11_real.pt")
(here / "w11b_pt_renamed.npz").write_bytes((here / "w11_real.pt").read_bytes())
np.savez(here / "w23_f16.npz", **{name: value.numpy().astype("f2") for name, value in state.items()})
np.savez(here / "w40_under.npz", **{name.replace(".", "_"): value.numpy() for name, value in state.items()})


def save_described(name, bias_begin, tail=b""):
    """The four arrays one after the other and a tail; the header says that fc1.bias begins somewhere."""
    begins = {"fc1.weight": 0, "fc1.bias": bias_begin, "fc2.weight": 240, "fc2.bias": 280}
    arrays = {key: state[key].numpy() for key in begins}
    entries = {
        key: {"dtype": "F32", "shape": list(array.shape), "data_offsets": [begins[key], begins[key] + array.nbytes]}
        for key, array in arrays.items()
    }
    header = json.dumps(entries).encode()
    data = b"".join(array.tobytes() for array in arrays.values())
    (here / name).write_bytes(struct.pack("<Q", len(header)) + header + data + tail)


save_described("w54_overlap.safetensors", 0)
save_described("w55_gap.safetensors", 200, bytes(100))
