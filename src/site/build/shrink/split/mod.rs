//! Splits the widget's WebAssembly in two: what a first chart needs, and the rest, which a page fetches when a view needs it.
//!
//! The rest works on the same memory: the deferred module imports memory, function table, globals and functions of the
//! main one. In the main module, each function of [`DEFERRED`] is left as a stub that calls through a slot of the function
//! table; starting the deferred module fills the slots. Nothing on either side is asynchronous, and a stub that is called
//! too early traps: `Session::needs_deferred` says in time that the module is needed.

mod reached;

use super::edit::{find, replace_body};
use crate::site::Result;
use reached::{Used, reached};
use std::collections::BTreeSet;
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId, GlobalKind,
    ImportId, ImportedFunction, Module, ModuleConfig, TableId, ir,
};

/// The functions that lead to what the first chart does not need. In the sources each is marked `#[inline(never)]`.
pub const DEFERRED: &[&str] = &[
    "reported_figures::analysis::comparison::Comparison::of",
    "reported_figures::analysis::coverage_grid::CoverageGrid::of",
    "reported_figures::analysis::profile::Profile::of",
    "reported_figures::analysis::ranking::Ranking::among",
    "reported_figures::analysis::stability::stability",
    "reported_figures::chart::overview::Overview::of",
    "reported_figures::analysis::change::Changes::of",
    "reported_figures::analysis::analysed_dataset::AnalysedDataset::changes_rounded",
    "reported_figures::analysis::analysed_dataset::AnalysedDataset::is_sole_reporter",
    "reported_figures::chart::lay_out_deferred",
    "reported_figures::outline::arithmetic::change",
    "reported_figures::view::query::known_period",
    "reported_figures::view::rows::by_kind",
    "reported_figures::outline::table::coverage::coverage_pages",
    "reported_figures::outline::header::unfit",
    "reported_figures::outline::table::cells::status",
    "reported_figures::outline::controls::of_other_views",
    "reported_figures::outline::table::deferred_rows",
    "reported_figures::text::change::change_sign",
    "reported_figures::text::reason::no_growth",
    "reported_figures::text::change::change_in_words",
    "reported_figures::text::change::change_arithmetic",
    "reported_figures::text::change::change_notes",
    "reported_figures::text::change::change_heading",
    "reported_figures::text::headline::<impl reported_figures::text::headline::parts::Headline>::deferred",
    "reported_figures::text::headline::contest::Contest::given",
    "reported_figures::text::growth::growth_index",
    "reported_figures::view::growth::highest_first",
    "reported_figures::text::headline::contest::Contest::of_one_shown",
    "reported_figures::text::headline::contest::Contest::of_only_one",
    "reported_figures::text::kicker::kicker",
    "reported_figures::outline::chart_area::ranking_hint",
    "reported_figures::text::headline::stability::stability",
    "reported_figures::text::headline::stability::assumptions",
    "reported_figures::web::session::export::<impl reported_figures::web::session::state::Session>::export",
    "reported_figures::web::session::export::<impl reported_figures::web::session::state::Session>::captioned_scene",
    "reported_figures::web::session::frame::<impl reported_figures::web::session::state::Session>::keyboard_help",
    "reported_figures::web::session::replace::<impl reported_figures::web::session::state::Session>::replace",
    // These only a dataset other than the embedded one needs; for such a one the page has the module from the start.
    "reported_figures::dataset::read::accept",
    "reported_figures::analysis::growth::year_before_of",
    "reported_figures::analysis::judged_apart::with_lists_together",
    "reported_figures::analysis::indistinct::Approximate::add_possibly_equal",
    "reported_figures::analysis::references::references_of",
    "reported_figures::analysis::interval::Interval::whole",
    "reported_figures::dataset::period_order::<impl reported_figures::dataset::model::Dataset>::period_code",
    "reported_figures::text::period::named",
    "reported_figures::dataset::series::<impl reported_figures::dataset::model::Dataset>::at",
    "reported_figures::dataset::series::<impl reported_figures::dataset::model::Dataset>::own_period_before_last",
    "reported_figures::dataset::isolate::<impl reported_figures::dataset::local::LocalText>::push_foreign",
    "reported_figures::dataset::isolate::apart",
    "reported_figures::outline::writer::OutlineWriter::text_in_parts",
    "reported_figures::chart::signs::draw_signs",
    "reported_figures::chart::ranking::Group::begin",
    "reported_figures::chart::ranking::draw_baselines",
    "reported_figures::chart::ranking::draw_below",
    "reported_figures::chart::ranking::draw_status",
    "reported_figures::chart::column_widths::add_widest",
    "reported_figures::chart::column_widths::all_kinds_width",
    "reported_figures::chart::column_widths::place_below",
    "reported_figures::chart::input::ChartInput::leaders_of_all",
    "reported_figures::chart::long_names::make_room",
    "reported_figures::chart::long_names::stack",
    "reported_figures::chart::ranking::draw_parted_baseline",
    "reported_figures::chart::reference_lines::draw",
    "reported_figures::chart::reference_lines::height",
    "reported_figures::text::dots::dots_key",
    "reported_figures::text::measure::singular",
    "reported_figures::text::wrap::Wrapping::divide",
    "reported_figures::text::names::own_period",
    "reported_figures::text::names::common_period",
    "reported_figures::chart::name_column::distinct",
    "reported_figures::chart::name_column::shortened",
    "reported_figures::chart::name_column::limit_of_words",
    "reported_figures::text::headline::parts::Finding::shortened",
    "reported_figures::text::status::with_signs",
    "reported_figures::text::status::with_words",
    "reported_figures::text::headline::ranking::add_references",
    "reported_figures::text::headline::ranking::has_lines_of_values",
    "reported_figures::text::headline::ranking::others_shown",
    "reported_figures::text::headline::contest::Contest::of_none",
    "reported_figures::text::reason::undated",
    "reported_figures::text::unranked::gap_lines",
    "reported_figures::text::citation::version",
    "reported_figures::text::citation::corrections",
    "reported_figures::outline::table::ranking::RankingTable::references",
    "reported_figures::outline::evidence::statuses_and_notes",
    "reported_figures::outline::evidence::notes",
    "reported_figures::outline::evidence::periods",
    "reported_figures::view::over_time::<impl reported_figures::view::state::View>::focus_over_time",
    "reported_figures::web::session::scroll::<impl reported_figures::web::session::state::Session>::overview",
    "reported_figures::web::session::scroll::<impl reported_figures::web::session::state::Session>::scroll_list",
    "reported_figures::web::session::scroll::<impl reported_figures::web::session::state::Session>::tap_overview",
    "reported_figures::web::session::scroll::<impl reported_figures::web::session::state::Session>::margin_of",
    "reported_figures::web::session::scroll::<impl reported_figures::web::session::state::Session>::navigate_rows",
    "reported_figures::outline::arithmetic::multiple",
    "reported_figures::outline::arithmetic::about",
    "reported_figures::outline::arithmetic::rounding",
    "reported_figures::outline::arithmetic::year_earlier_by",
    "reported_figures::chart::ranking::draw_bound",
    "reported_figures::chart::whisker::ends",
    "reported_figures::chart::whisker::draw",
    "reported_figures::text::bound::in_words",
    "reported_figures::text::bound::rank_in_words",
    "reported_figures::view::window::window_of_many",
    "reported_figures::outline::title::short_title",
    "reported_figures::outline::title::other_subject",
    "reported_figures::view::focus::<impl reported_figures::view::state::View>::focus_of_other_chart",
    "reported_figures::analysis::analysed_dataset::AnalysedDataset::showing_of",
];

/// The name of the module that the deferred one imports everything from.
const MAIN: &str = "main";

/// A module in two.
#[derive(Debug)]
pub struct Split {
    /// What a page starts with; it exports to the other, under numbers, what that uses.
    pub main: Module,
    /// The rest. It still has all data of the whole: `zero_data` knows which of it the main module gives up.
    pub deferred: Module,
}

/// Splits a module whose functions have their names; `config` is how both are read and written from then on.
///
/// # Errors
/// Names the first of `deferred` that no function is called. Passing over it would make the main module larger without
/// anybody noticing.
pub fn split(module: &mut Module, config: &ModuleConfig, deferred: &[&str]) -> Result<Split> {
    let whole = module.emit_wasm();
    let read = || config.parse(&whole).map_err(|error| format!("cannot read the WebAssembly: {error:#}"));
    let mut split = Split { main: read()?, deferred: read()? };
    let entries = entries(&split.main, deferred)?;
    let table = function_table(&split.main)?;
    let moved = moved(&split.main, &entries);
    let used = Used::by(&split.main, &with_copies(&split.main, moved));
    let first_slot = add_slots(&mut split.main, table, entries.len());
    for (slot, entry) in (first_slot..).zip(&entries) {
        call_through(&mut split.main, table, slot, *entry);
    }
    export(&mut split.main, table, &used);
    let twins = Twins::of(&split.deferred);
    let table = function_table(&split.deferred)?;
    become_dependent(&mut split.deferred, table, &twins.used(&used));
    let entries = entries.into_iter().map(|entry| twins.function(entry)).collect();
    fill_slots(&mut split.deferred, table, first_slot, entries);
    walrus::passes::gc::run(&mut split.main);
    walrus::passes::gc::run(&mut split.deferred);
    Ok(split)
}

/// The ids of a module that was read from the same bytes as another: an item has the same index in both.
struct Twins {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
}

impl Twins {
    fn of(module: &Module) -> Self {
        Self {
            functions: module.funcs.iter().map(|function| function.id()).collect(),
            globals: module.globals.iter().map(|global| global.id()).collect(),
        }
    }

    fn function(&self, function: FunctionId) -> FunctionId {
        self.functions[function.index()]
    }

    fn used(&self, used: &Used) -> Used {
        Used {
            functions: used.functions.iter().map(|function| self.function(*function)).collect(),
            globals: used.globals.iter().map(|global| self.globals[global.index()]).collect(),
        }
    }
}

fn entries(module: &Module, names: &[&str]) -> Result<Vec<FunctionId>> {
    let entry = |name: &&str| {
        find(module, name).ok_or_else(|| {
            format!(
                "cannot defer `{name}`: no function of the WebAssembly has such a name; \
                 adapt DEFERRED in src/site/build/shrink/split/mod.rs to the sources"
            )
        })
    };
    names.iter().map(entry).collect()
}

fn function_table(module: &Module) -> Result<TableId> {
    let table = module.tables.main_function_table().map_err(|error| format!("{error:#}"))?;
    table.ok_or_else(|| "the WebAssembly has no table of functions".to_owned())
}

/// The functions that only `entries` lead to, themselves included.
fn moved(module: &Module, entries: &[FunctionId]) -> BTreeSet<FunctionId> {
    let elements = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    });
    let exports = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(function) => Some(function),
        _ => None,
    });
    let roots = elements.chain(exports).chain(module.start);
    let kept = reached(module, roots, &entries.iter().copied().collect());
    let local = module.funcs.iter_local().map(|(id, _)| id);
    local.filter(|function| !kept.contains(function)).collect()
}

/// The most instructions of a function that the deferred module has a copy of.
const SHORT: u64 = 24;

/// Those functions and the short ones that they call: a copy in the deferred module costs the main one nothing, an export of it
/// three bytes of Brotli.
fn with_copies(module: &Module, moved: BTreeSet<FunctionId>) -> BTreeSet<FunctionId> {
    let used = Used::by(module, &moved).functions;
    let is_short = |function: FunctionId| match &module.funcs.get(function).kind {
        FunctionKind::Local(local) => local.size() <= SHORT,
        FunctionKind::Import(_) | FunctionKind::Uninitialized(_) => false,
    };
    let mut all = moved;
    for function in used.iter().copied().filter(|function| is_short(*function)) {
        // One that calls others would make these exports instead.
        let called = Used::by(module, &BTreeSet::from([function])).functions;
        if called.iter().all(|called| used.contains(called) || all.contains(called)) {
            all.insert(function);
        }
    }
    all
}

/// Makes room in the table; returns the first new slot.
fn add_slots(module: &mut Module, table: TableId, count: usize) -> u64 {
    let table = module.tables.get_mut(table);
    let first = table.initial;
    table.initial += count as u64;
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    first
}

/// Lets a function call what stands in a slot of the table.
fn call_through(module: &mut Module, table: TableId, slot: u64, function: FunctionId) {
    let kind = module.funcs.get(function).ty();
    replace_body(module, function, |body, args| {
        for arg in args {
            body.local_get(*arg);
        }
        body.i32_const(slot as i32).call_indirect(kind, table);
    });
}

/// Exports what the other module uses, under numbers.
fn export(module: &mut Module, table: TableId, used: &Used) {
    for (number, function) in used.functions.iter().enumerate() {
        module.exports.add(&number.to_string(), *function);
    }
    for (number, global) in (used.functions.len()..).zip(&used.globals) {
        module.exports.add(&number.to_string(), *global);
    }
    module.exports.add("table", table);
}

/// Lets a module import what the main one exports, and drops how it started on its own.
fn become_dependent(module: &mut Module, table: TableId, used: &Used) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    elements.into_iter().for_each(|element| module.elements.delete(element));
    for (number, function) in used.functions.iter().enumerate() {
        import_function(module, &number.to_string(), *function);
    }
    for (number, global) in (used.functions.len()..).zip(&used.globals) {
        import_global(module, &number.to_string(), *global);
    }
    let import = module.imports.add(MAIN, "table", table);
    let table = module.tables.get_mut(table);
    table.import = Some(import);
    // The main module's has more slots by now.
    table.maximum = None;
    for memory in module.memories.iter_mut() {
        memory.import = Some(module.imports.add(MAIN, "memory", memory.id()));
    }
}

fn import_function(module: &mut Module, name: &str, function: FunctionId) {
    let ty = module.funcs.get(function).ty();
    let import: ImportId = module.imports.add(MAIN, name, function);
    module.funcs.get_mut(function).kind = FunctionKind::Import(ImportedFunction { import, ty });
}

fn import_global(module: &mut Module, name: &str, global: GlobalId) {
    let import = module.imports.add(MAIN, name, global);
    module.globals.get_mut(global).kind = GlobalKind::Import(import);
}

/// Puts functions into slots of the table when the module starts.
fn fill_slots(module: &mut Module, table: TableId, first: u64, functions: Vec<FunctionId>) {
    let offset = ConstExpr::Value(ir::Value::I32(first as i32));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::build::shrink::edit::testing::function;

    /// An export that calls `rare`, which calls `helper` and `common`; the export calls `common` too.
    fn module() -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let table = module.tables.add_local(false, 3, Some(3), walrus::RefType::FUNCREF);
        let common = function(&mut module, "common::h0123456789abcdef", None);
        let address = function(&mut module, "by_address", None);
        let offset = ConstExpr::Value(ir::Value::I32(1));
        let items = ElementItems::Functions(vec![address]);
        let element = module.elements.add(ElementKind::Active { table, offset }, items);
        module.tables.get_mut(table).elem_segments.insert(element);
        let helper = function(&mut module, "helper", Some(common));
        let rare = function(&mut module, "rare::h0123456789abcdef", Some(helper));
        let start = function(&mut module, "start", Some(rare));
        module.exports.add("start", start);
        module.exports.add("again", common);
        module
    }

    fn names(module: &Module) -> Vec<&str> {
        let local = module.funcs.iter().filter(|function| matches!(function.kind, FunctionKind::Local(_)));
        let mut names: Vec<&str> = local.map(|function| function.name.as_deref().unwrap()).collect();
        names.sort_unstable();
        names
    }

    fn halves(deferred: &[&str]) -> Result<Split> {
        split(&mut module(), &ModuleConfig::new(), deferred)
    }

    #[test]
    fn what_only_the_entry_leads_to_moves_with_it() {
        let Split { main, deferred } = halves(&["rare"]).unwrap();
        assert_eq!(
            names(&main),
            ["by_address", "common::h0123456789abcdef", "rare::h0123456789abcdef", "start"]
        );
        // Short functions are copied, others imported.
        assert_eq!(names(&deferred), ["common::h0123456789abcdef", "helper", "rare::h0123456789abcdef"]);
        let imports: Vec<&str> = deferred.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imports, ["table"]);
        assert!(main.exports.iter().all(|export| export.name != "0"));
    }

    #[test]
    fn what_both_halves_call_is_imported_unless_it_is_short() {
        let mut module = module();
        let common = find(&module, "common").unwrap();
        replace_body(&mut module, common, |body, _| {
            for _ in 0..SHORT {
                body.i32_const(1).drop();
            }
        });
        let Split { main, deferred } = split(&mut module, &ModuleConfig::new(), &["rare"]).unwrap();
        assert_eq!(names(&deferred), ["helper", "rare::h0123456789abcdef"]);
        let imports: Vec<&str> = deferred.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imports, ["0", "table"]);
        let exported = main.exports.iter().find(|export| export.name == "0").unwrap();
        assert!(
            matches!(exported.item, ExportItem::Function(id) if main.funcs.get(id).name.as_deref() == Some("common::h0123456789abcdef"))
        );
    }

    #[test]
    fn the_entry_stands_in_a_new_slot_of_the_table() {
        let Split { main, deferred } = halves(&["rare"]).unwrap();
        let table = main.tables.iter().next().unwrap();
        assert_eq!((table.initial, table.maximum), (4, Some(4)));
        let element = deferred.elements.iter().next().unwrap();
        let ElementKind::Active { offset: ConstExpr::Value(ir::Value::I32(slot)), .. } = element.kind else {
            panic!("{element:?}")
        };
        assert_eq!(slot, 3);
    }

    #[test]
    fn both_are_valid_modules() {
        let Split { mut main, mut deferred } = halves(&["rare"]).unwrap();
        for half in [&mut main, &mut deferred] {
            wasmparser::validate(&half.emit_wasm()).unwrap();
        }
    }

    #[test]
    fn a_name_that_no_function_has_is_refused() {
        let error = halves(&["rare", "renamed"]).unwrap_err();
        assert!(error.contains("cannot defer `renamed`"), "{error}");
    }
}
