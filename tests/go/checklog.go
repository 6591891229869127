// checklog reads a log in the C2SP formats, from a folder or over HTTP, and checks all of it with the packages of the Go
// checksum database. It shares no code with the program that wrote the log.
//
//	checklog -policy FILE (DIR | URL) [PROOF ...]
//
// Build, on Debian with golang-go and golang-golang-x-mod-dev:
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o checklog checklog.go
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// cosigner verifies cosignatures of type 0x04: eight bytes of time, then Ed25519 over two lines and the note.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }
func (c cosigner) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(c.key, append([]byte(head), text...), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("no verifier key: %s", vkey)
	}
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(raw) != 33 || raw[0] != 4 {
		return nil, fmt.Errorf("no key of a cosigner: %s", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), raw...))
	if fmt.Sprintf("%08x", sum[:4]) != parts[1] {
		return nil, fmt.Errorf("the id is not the key's: %s", vkey)
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:4]), raw[1:]}, nil
}

// policy is as much of C2SP tlog-policy as a charter's quorum needs: logs, witnesses, one group or none.
type policy struct {
	logs      []note.Verifier
	witnesses map[string]note.Verifier
	least     int
	group     []string
}

func readPolicy(file string) (*policy, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	p := &policy{witnesses: map[string]note.Verifier{}}
	groups := map[string]func(){}
	for _, line := range strings.Split(string(text), "\n") {
		w := strings.Fields(line)
		switch {
		case len(w) == 0 || strings.HasPrefix(w[0], "#"):
		case w[0] == "log" && len(w) >= 2:
			v, err := note.NewVerifier(w[1])
			if err != nil {
				return nil, err
			}
			p.logs = append(p.logs, v)
		case w[0] == "witness" && len(w) >= 3:
			v, err := newCosigner(w[2])
			if err != nil {
				return nil, err
			}
			p.witnesses[w[1]] = v
		case w[0] == "group" && len(w) >= 4:
			least, err := strconv.Atoi(w[2])
			if err != nil {
				return nil, err
			}
			groups[w[1]] = func() { p.least, p.group = least, w[3:] }
		case w[0] == "quorum" && len(w) == 2 && w[1] == "none":
		case w[0] == "quorum" && len(w) == 2 && groups[w[1]] != nil:
			groups[w[1]]()
		default:
			return nil, fmt.Errorf("policy: %s", line)
		}
	}
	return p, nil
}

// open checks a signed checkpoint: a log of the policy signed it, and its quorum of witnesses did.
func (p *policy) open(signed []byte) (tlog.Tree, int, error) {
	all := append([]note.Verifier{}, p.logs...)
	for _, v := range p.witnesses {
		all = append(all, v)
	}
	n, err := note.Open(signed, note.VerifierList(all...))
	if err != nil {
		return tlog.Tree{}, 0, err
	}
	by := map[string]bool{}
	for _, s := range n.Sigs {
		by[fmt.Sprintf("%s+%08x", s.Name, s.Hash)] = true
	}
	has := func(v note.Verifier) bool { return by[fmt.Sprintf("%s+%08x", v.Name(), v.KeyHash())] }
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, 0, errors.New("no checkpoint of three lines")
	}
	signedByLog := false
	for _, v := range p.logs {
		signedByLog = signedByLog || has(v) && v.Name() == lines[0]
	}
	if !signedByLog {
		return tlog.Tree{}, 0, errors.New("no log of the policy has signed")
	}
	count := 0
	for _, name := range p.group {
		if has(p.witnesses[name]) {
			count++
		}
	}
	if count < p.least {
		return tlog.Tree{}, 0, fmt.Errorf("witnesses: %d of %d", count, p.least)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 1 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, 0, errors.New("no size")
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, count, err
}

// source reads a file of the log, from a folder or over HTTP.
func source(place string) func(path string) ([]byte, error) {
	if !strings.HasPrefix(place, "http://") && !strings.HasPrefix(place, "https://") {
		return func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(place, path)) }
	}
	return func(path string) ([]byte, error) {
		res, err := http.Get(strings.TrimSuffix(place, "/") + "/" + path)
		if err != nil {
			return nil, err
		}
		defer res.Body.Close()
		if res.StatusCode != 200 {
			return nil, fmt.Errorf("%s: %s", path, res.Status)
		}
		return io.ReadAll(res.Body)
	}
}

// pathOf is a tile's path in C2SP, which leaves out the height and names the bundles otherwise.
func pathOf(t tlog.Tile) string {
	path := strings.TrimPrefix(t.Path(), "tile/8/")
	if t.L == -1 {
		path = "entries/" + strings.TrimPrefix(path, "data/")
	}
	return "tile/" + path
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(at []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(at))
	for i, n := range at {
		if n >= int64(len(h)) {
			return nil, errors.New("beyond the tree")
		}
		out[i] = h[n]
	}
	return out, nil
}

// check reads every entry of the tree, hashes it, and compares the root and every tile with what follows.
func check(read func(string) ([]byte, error), tree tlog.Tree) ([][]byte, int, error) {
	var stored hashes
	var entries [][]byte
	for at := int64(0); at < tree.N; at += 256 {
		width := tree.N - at
		if width > 256 {
			width = 256
		}
		path := pathOf(tlog.Tile{H: height, L: -1, N: at / 256, W: int(width)})
		bundle, err := read(path)
		if err != nil {
			return nil, 0, err
		}
		for i := int64(0); i < width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, 0, fmt.Errorf("%s: ends within an entry", path)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2:end]
			bundle = bundle[end:]
			more, err := tlog.StoredHashes(at+i, entry, stored)
			if err != nil {
				return nil, 0, err
			}
			stored = append(stored, more...)
			entries = append(entries, entry)
		}
		if len(bundle) != 0 {
			return nil, 0, fmt.Errorf("%s: bytes after the last entry", path)
		}
	}
	root, err := tlog.TreeHash(tree.N, stored)
	if err != nil {
		return nil, 0, err
	}
	if root != tree.Hash {
		return nil, 0, errors.New("the root of the entries is not the one that was signed")
	}
	// Every full tile, and the partial one at the right edge of each level.
	var tiles []tlog.Tile
	for level, count := 0, tree.N; count > 0; level, count = level+1, count>>height {
		for n := int64(0); n<<height < count; n++ {
			width := count - n<<height
			if width > 1<<height {
				width = 1 << height
			}
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: int(width)})
		}
	}
	for _, t := range tiles {
		want, err := tlog.ReadTileData(t, stored)
		if err != nil {
			return nil, 0, err
		}
		got, err := read(pathOf(t))
		if err != nil {
			return nil, 0, err
		}
		if !bytes.Equal(want, got) {
			return nil, 0, fmt.Errorf("%s: other hashes than those of the entries", pathOf(t))
		}
	}
	return entries, len(tiles), nil
}

// proof checks a C2SP tlog-proof of which the extra data are the entry, and that the log has the same entry there.
func (p *policy) proof(file string, entries [][]byte) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	head, signed, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return errors.New("no proof with an entry")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		h, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, h)
	}
	tree, _, err := p.open(signed)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	if index >= int64(len(entries)) || !bytes.Equal(entries[index], entry) {
		return errors.New("the log has another entry there")
	}
	return nil
}

func run() error {
	file := flag.String("policy", "", "the policy by which the checkpoint is judged")
	flag.Parse()
	if *file == "" || flag.NArg() < 1 {
		return errors.New("checklog -policy FILE (DIR | URL) [PROOF ...]")
	}
	p, err := readPolicy(*file)
	if err != nil {
		return err
	}
	read := source(flag.Arg(0))
	signed, err := read("checkpoint")
	if err != nil {
		return err
	}
	tree, witnesses, err := p.open(signed)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	entries, tiles, err := check(read, tree)
	if err != nil {
		return err
	}
	for _, name := range flag.Args()[1:] {
		if err := p.proof(name, entries); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
	}
	fmt.Printf("holds: %d entries, %d tiles, %d witnesses, %d proofs\n", tree.N, tiles, witnesses, flag.NArg()-1)
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "does not hold:", err)
		os.Exit(1)
	}
}
