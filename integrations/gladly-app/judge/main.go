// Renders the templates of the Gladly app with Go's own engine and Sprig, over the data sets beside them,
// and compares. What Gladly's closed tool checks beyond that is not checked here.
//
//	judge FOLDER             all data sets below FOLDER
//	judge render TEMPLATE    one template, with its context as JSON on standard input
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
)

// stopped is what the platform's function "stop" ends a template with.
type stopped struct{ reason string }

func (s stopped) Error() string { return s.reason }

func functions() template.FuncMap {
	all := sprig.TxtFuncMap()
	all["stop"] = func(reason string) (string, error) { return "", stopped{reason} }
	all["fail"] = func(reason string) (string, error) { return "", stopped{reason} }
	return all
}

func render(text string, context interface{}) (string, error) {
	parsed, err := template.New("template").Funcs(functions()).Parse(text)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, context); err != nil {
		var stop stopped
		if errors.As(err, &stop) {
			quoted, _ := json.Marshal(stop.reason)
			return string(quoted), nil
		}
		return "", err
	}
	return out.String(), nil
}

type dataSet struct {
	folder, name string
	context      map[string]interface{}
}

// readInputs takes in every data file of a folder; those of the data set itself come later and win.
func readInputs(folder string, context map[string]interface{}) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		if strings.HasPrefix(name, "expected_") {
			continue
		}
		bytes, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var value interface{}
		if err := json.Unmarshal(bytes, &value); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		context[name] = value
	}
	return nil
}

func dataSets(tests string) ([]dataSet, error) {
	entries, err := os.ReadDir(tests)
	if err != nil {
		return nil, err
	}
	var sets []dataSet
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		set := dataSet{filepath.Join(tests, entry.Name()), entry.Name(), map[string]interface{}{}}
		if err := readInputs(tests, set.context); err != nil {
			return nil, err
		}
		if err := readInputs(set.folder, set.context); err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// metadata templates see the objects of a pull one by one.
func isMetadata(name string) bool { return strings.HasPrefix(name, "external_") }

func renderMetadata(text string, context map[string]interface{}) (string, error) {
	var lines []string
	byType, _ := context["externalData"].(map[string]interface{})
	for _, objects := range byType {
		list, _ := objects.([]interface{})
		for _, object := range list {
			line, err := render(text, object)
			if err != nil {
				return "", err
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n"), nil
}

func judgeOne(set dataSet, expected string) error {
	name := strings.TrimPrefix(filepath.Base(expected), "expected_")
	name = strings.TrimSuffix(name, filepath.Ext(name))
	source := filepath.Join(set.folder, "..", "..", name+".gtpl")
	text, err := os.ReadFile(source)
	if err != nil {
		return fmt.Errorf("there is no template for it: %w", err)
	}
	wanted, err := os.ReadFile(expected)
	if err != nil {
		return err
	}
	// Forms see the answers of the fields at the top.
	var context interface{} = set.context
	if name == "action_inputs" {
		context = set.context["formAttrs"]
	}
	var got string
	if isMetadata(name) {
		got, err = renderMetadata(string(text), set.context)
	} else {
		got, err = render(string(text), context)
	}
	if err != nil {
		return err
	}
	return compare(filepath.Ext(expected), got, string(wanted))
}

func compare(kind, got, wanted string) error {
	got, wanted = strings.TrimSpace(got), strings.TrimSpace(wanted)
	if kind == ".json" || strings.HasPrefix(wanted, "\"") {
		var a, b interface{}
		if err := json.Unmarshal([]byte(got), &a); err != nil {
			return fmt.Errorf("this is no JSON (%w): %s", err, got)
		}
		if err := json.Unmarshal([]byte(wanted), &b); err != nil {
			return err
		}
		if !reflect.DeepEqual(a, b) {
			return fmt.Errorf("got %s, wanted %s", got, wanted)
		}
		return nil
	}
	if len(wanted) > 1 && strings.HasPrefix(wanted, "/") && strings.HasSuffix(wanted, "/") {
		if !regexp.MustCompile(wanted[1 : len(wanted)-1]).MatchString(got) {
			return fmt.Errorf("got %s, wanted %s", got, wanted)
		}
		return nil
	}
	if got != wanted {
		return fmt.Errorf("got %s, wanted %s", got, wanted)
	}
	return nil
}

type formConfig struct {
	FormData []struct {
		GraphqlField   string `json:"graphqlField"`
		InputsTemplate string `json:"inputsTemplate"`
	} `json:"formData"`
}

// judgeInputs looks whether the templates within a form's config.json make an object, for every data set
// and for a customer of whom nothing is known.
func judgeInputs(folder string, sets []dataSet) error {
	bytes, err := os.ReadFile(filepath.Join(folder, "config.json"))
	if err != nil {
		return nil
	}
	var config formConfig
	if err := json.Unmarshal(bytes, &config); err != nil {
		return err
	}
	sets = append(sets, dataSet{context: map[string]interface{}{}})
	for _, data := range config.FormData {
		if data.InputsTemplate == "" {
			continue
		}
		for _, set := range sets {
			got, err := render(data.InputsTemplate, set.context)
			if err != nil {
				return err
			}
			var inputs map[string]interface{}
			if err := json.Unmarshal([]byte(got), &inputs); err != nil {
				return fmt.Errorf("inputs of %s are no object: %s", data.GraphqlField, got)
			}
		}
	}
	return nil
}

func judge(root string) (passed int, failures []string, err error) {
	templates, rendered := map[string]bool{}, map[string]bool{}
	err = filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		if filepath.Ext(path) == ".gtpl" {
			templates[path] = true
		}
		if !info.IsDir() || info.Name() != "_test_" {
			return nil
		}
		sets, err := dataSets(path)
		if err != nil {
			return err
		}
		if err := judgeInputs(filepath.Dir(path), sets); err != nil {
			failures = append(failures, fmt.Sprintf("%s: %v", filepath.Dir(path), err))
		}
		for _, set := range sets {
			files, _ := filepath.Glob(filepath.Join(set.folder, "expected_*"))
			for _, file := range files {
				name := strings.TrimPrefix(filepath.Base(file), "expected_")
				name = strings.TrimSuffix(name, filepath.Ext(name))
				rendered[filepath.Join(filepath.Dir(path), name+".gtpl")] = true
				if err := judgeOne(set, file); err != nil {
					failures = append(failures, fmt.Sprintf("%s: %v", file, err))
				} else {
					passed++
				}
			}
		}
		return nil
	})
	for path := range templates {
		if !rendered[path] {
			failures = append(failures, path+": no data set renders it")
		}
	}
	sort.Strings(failures)
	return passed, failures, err
}

func run(args []string) error {
	if len(args) == 2 && args[0] == "render" {
		text, err := os.ReadFile(args[1])
		if err != nil {
			return err
		}
		sent, err := io.ReadAll(os.Stdin)
		if err != nil {
			return err
		}
		var context interface{}
		if err := json.Unmarshal(sent, &context); err != nil {
			return err
		}
		out, err := render(string(text), context)
		if err == nil {
			fmt.Print(out)
		}
		return err
	}
	if len(args) != 1 {
		return errors.New("judge FOLDER, or judge render TEMPLATE")
	}
	passed, failures, err := judge(args[0])
	if err != nil {
		return err
	}
	for _, failure := range failures {
		fmt.Println(failure)
	}
	fmt.Printf("%d expectations hold, %d do not\n", passed, len(failures))
	if len(failures) > 0 || passed == 0 {
		return errors.New("the templates do not do what their data sets say")
	}
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
