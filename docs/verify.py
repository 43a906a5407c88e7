#!/usr/bin/env python3
"""Checks evidence of Stepwise with nothing but Python's standard library: verify.py FILE KEY

KEY is the log's key, NAME+ID+KEY. Exit code 0: sound, 1: broken, 2: wrong usage. The format is described in evidence.md.
It does not check who signed the single records (files `jws`), only that they are the ones that were sealed; it names those that nobody signed.
"""
import base64, hashlib, io, json, re, struct, sys, zipfile
from collections import defaultdict

SIGNED = ["stepwise.upgrades", "stepwise.installations", "stepwise.step-reports", "stepwise.step-output", "stepwise.alerts"]
sha = lambda data: hashlib.sha256(data).digest()
b64 = lambda data: base64.b64encode(data).decode()

def unb64(text):  # strictly: bits that mean nothing could be changed unseen
    data = base64.b64decode(text)
    require(b64(data) == text, "base64 is not canonical")
    return data

def require(holds, problem):
    if not holds:
        raise ValueError(problem)

# Ed25519 (RFC 8032, section 5.1.7)
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)

def point(data):
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    u, v = y * y - 1, D * y * y + 1
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x if (v * x * x - u) % P == 0 else x * I % P
    require(y < P and (v * x * x - u) % P == 0, "no point of the curve")
    return ((P - x if x & 1 != data[31] >> 7 else x), y)

def add(p, q):
    t = D * p[0] * q[0] * p[1] * q[1]
    return ((p[0] * q[1] + p[1] * q[0]) * pow(1 + t, -1, P) % P, (p[1] * q[1] + p[0] * q[0]) * pow(1 - t, -1, P) % P)

def times(n, p):
    q = (0, 1)
    while n:
        q, p, n = (add(q, p) if n & 1 else q), add(p, p), n >> 1
    return q

def signed(key, message, signature):
    r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return len(signature) == 64 and s < L and times(s, base) == add(r, times(h, point(key)))

def open_note(note, vkey):  # C2SP signed-note
    name, kid, key = vkey.split("+", 2)
    key = unb64(key)
    require(key[0] == 1 and sha(name.encode() + b"\n" + key)[:4].hex() == kid, "the key is none, or its id is wrong")
    text, signatures = note[: note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2 :]
    require(signatures.endswith("\n"), "no signature")
    for line in signatures[:-1].split("\n"):
        dash, who, signature = line.split(" ")
        if who == name and dash == "\u2014" and unb64(signature)[:4].hex() == kid:
            require(signed(key[1:], text.encode(), unb64(signature)[4:]), "the signature is not by that key")
            return text, signatures.count("\n")
    raise ValueError("there is no signature by that key")

def root(hashes):  # RFC 9162, section 2.1.1
    if len(hashes) < 2:
        return hashes[0] if hashes else sha(b"")
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1" + root(hashes[:k]) + root(hashes[k:]))

def included(index, size, leaf, path):  # RFC 9162, section 2.1.3.2; the root that the proof leads to
    require(0 <= index < size, "the entry is not within the log")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        require(sn > 0, "the proof is too long")
        if fn & 1 or fn == sn:
            r = sha(b"\1" + p + r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha(b"\1" + r + p)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0, "the proof is too short")
    return r

def verify(path, vkey):
    data = open(path, "rb").read()
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        files = {i.filename: zipped.read(i) for i in zipped.infolist()}
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as out:  # 1. the zip is written as it has to be
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            out.writestr(info, files[name])
    require(again.getvalue() == data, "the zip is not written as evidence is written")
    note = files["manifest"].decode()
    text, signatures = open_note(note, vkey)  # 2. manifest and checkpoint are signed
    head, *lines = [line.split(" ", 1) for line in text[:-1].split("\n")]
    value = {line[0]: line[1] for line in lines if len(line) == 2}
    named = dict(line[1].split(" ") for line in lines if line[0] == "file")
    origin = vkey.split("+")[0]
    require(head == [origin + "/evidence"] and lines[0] == ["stepwise-evidence/v1"] and signatures == 1, "no manifest")
    checkpoint = "%s\n%s\n%s\n" % (origin, value["checkpoint-size"], value["checkpoint-root"])
    require(open_note(files["checkpoint"].decode(), vkey)[0] == checkpoint, "another checkpoint than the manifest's")
    used, missing = {"manifest"}, []

    def take(name, may_be_withheld=False):
        if may_be_withheld and name + ".withheld" in files:
            require(files[name + ".withheld"] == b"", name + ".withheld is not empty")
            used.add(name + ".withheld")
            missing.append(name + " is withheld")
            return None
        require(name in files, name + " is missing")
        used.add(name)
        return files[name]

    for name in named:  # 3. the files that the manifest names
        content = take(name, name == "report.html")
        require(content is None or sha(content).hex() == named[name], name + " is another")
    leaves, unsigned, events, outputs = [], [], defaultdict(dict), defaultdict(list)
    for folder in sorted({name[:20] for name in files if name.startswith("entries/")}):  # 4. each entry
        leaf = take(folder + "/leaf")
        form, *rest = leaf.decode().split("\n")
        says = dict(line.split(" ", 1) for line in rest[:-1])
        leaves.append(sha(b"\0" + leaf))
        proof = [unb64(line) for line in take(folder + "/proof").decode().split("\n")[:-1]]
        require("".join(b64(p) + "\n" for p in proof) == files[folder + "/proof"].decode(), folder + "/proof is not canonical")
        require(folder == "entries/%012d" % int(says["index"]), folder + "/leaf is of another entry")
        require(b64(included(int(says["index"]), int(value["checkpoint-size"]), leaves[-1], proof)) == value["checkpoint-root"], folder + " is not in the log")
        printed, hidden = None, 0
        if form == "stepwise-entry/v3":  # output: salted lines
            shown, hashes = [], []
            for line in take(folder + "/lines").decode().split("\n")[:-1]:
                one, other = line.split(" ")
                shown.append(None if one == "redacted" else unb64(other))
                hashes.append(bytes.fromhex(other) if one == "redacted" else sha(b"\0" + unb64(one) + shown[-1]))
                require(one != "redacted" or hashes[-1].hex() == other, folder + "/lines is not canonical")
                require(one == "redacted" or len(unb64(one)) == 16, folder + "/lines has a salt of another length")
            require(files[folder + "/lines"][-1:] == b"\n" and root(hashes).hex() == says["lines-root"] and str(len(hashes)) == says["lines-count"], folder + "/lines are others")
            hidden, printed, record, size = shown.count(None), shown[1:], shown[0], int(says["lines-size"])
            length = sum(len(line) for line in printed if line is not None)
            require(length == size or hidden and length < size, folder + "/lines have another size")
        else:
            record = take(folder + "/payload", True)
            require(record is None or sha(record).hex() == says["payload-sha256"] and str(len(record)) == says["payload-size"], folder + "/payload is another")
        if "jws-sha256" in says:
            jws = take(folder + "/jws", True)
            require(jws is None or sha(jws).hex() == says["jws-sha256"] and not hidden, folder + "/jws is another")
            require(jws is not None or record is None or hidden, folder + "/jws is withheld, but nothing of the entry is redacted")
        if "unreadable" in says:
            continue
        if "jws-sha256" not in says and (says["topic"] in SIGNED or says["topic"].startswith("stepwise.steps.")):
            unsigned.append("%s (%s)" % (folder, says["type"]))
        if says["topic"] == "stepwise.upgrades":
            known = events[says["subject"]].setdefault(int(says["sequence"]), says.get("payload-sha256"))
            require(known == says.get("payload-sha256"), "there are two events %s of %s" % (says["sequence"], says["subject"]))
        if says["type"] == "dev.stepwise.upgrade.plan-proposed.v1":
            plan = take("plans/%s.json" % says["subject"], True)
            require(plan is None or record is None or sha(plan).hex() == json.loads(record)["planHash"], "the plan is another")
        if says["topic"] == "stepwise.step-output" and record is not None:
            output = json.loads(record)
            printed = printed if form == "stepwise-entry/v3" else [base64.b64decode(output["data"])]
            size, at = (size if form == "stepwise-entry/v3" else len(printed[0])), output["attempt"]
            if output["offset"] >= 0 and size:
                name = "outputs/%s/%d-%s-%d.txt" % (at["upgradeId"], at["stage"], at["host"], at["number"])
                outputs[name].append((output["offset"], int(says["index"]), size, printed, hidden))
    require(str(len(leaves)) == value["entries"] and b64(root(leaves)) == value["entries-root"], "other entries than the manifest's")
    for upgrade in [line[1] for line in lines if line[0] in ("upgrade", "with")]:  # 5. no event is missing
        require(events[upgrade] and set(events[upgrade]) == set(range(1, len(events[upgrade]) + 1)), "events of %s are missing" % upgrade)
    for name, chunks in outputs.items():  # 6. outputs follow from the entries
        reached, again = 0, b""
        for offset, _, size, printed, _ in sorted(chunks, key=lambda chunk: chunk[:2]):
            if offset + size <= reached:
                continue
            if offset > reached:
                again += b"\n[stepwise: bytes %d-%d are not here]\n" % (reached, offset - 1)
            elif offset < reached:
                again += b"\n[stepwise: again from byte %d]\n" % offset
            again, reached = again + b"".join(b"[redacted]\n" if line is None else line for line in printed), offset + size
        require(take(name) == again, name + " is not what was printed")
        if any(chunk[4] for chunk in chunks):
            missing.append("%d lines of %s are redacted" % (sum(chunk[4] for chunk in chunks), name))
    require(used == set(files), "files that nothing accounts for: %s" % sorted(set(files) - used))  # 7. nothing else
    print("sound: upgrade %s, %s; %s entries in a log of %s, %d outputs; the authors' signatures were not checked" % (value["upgrade"], value["state"], value["entries"], value["checkpoint-size"], len(outputs)))
    print("".join("redacted: %s\n" % what for what in missing) + "".join("unsigned: %s\n" % entry for entry in unsigned), end="")

if __name__ == "__main__":
    if len(sys.argv) != 3 or "+" not in sys.argv[2]:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        verify(sys.argv[1], sys.argv[2])
    except Exception as problem:  # whatever it trips over, it is not evidence
        print("BROKEN: %s" % problem)
        sys.exit(1)
