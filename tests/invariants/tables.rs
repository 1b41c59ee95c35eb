//! The cells of the table below each chart, against the document.

use super::shown::{Read, interval_error, statuses_error, value_error};
use reported_figures::dataset::{Figure, Lang, MetricIx, UnitIx};
use reported_figures::outline::{Element, Node, html, outline};
use reported_figures::text::{period, unit_name, with_kind};
use reported_figures::view::{Chart, View};

/// A row of a table: its head, and its other cells.
struct Row {
    /// The cells before the one with the head of the row.
    before: usize,
    head: String,
    cells: Vec<Cell>,
}

struct Cell {
    text: String,
    /// The text before any element in it.
    first: String,
    is_value: bool,
}

/// The texts of an element and all in it.
fn text(element: &Element) -> String {
    element
        .children
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => self::text(element),
            Node::Picture => String::new(),
        })
        .collect()
}

fn has(element: &Element, name: &str, value: &str) -> bool {
    element.attrs.iter().any(|(own, is)| own == name && is == value)
}

/// All elements with a tag name, outermost first.
fn elements<'a>(element: &'a Element, tag: &str) -> Vec<&'a Element> {
    let children = element.children.iter().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        _ => None,
    });
    children
        .flat_map(|child| match child.tag == tag {
            true => vec![child],
            false => elements(child, tag),
        })
        .collect()
}

/// The heads of the columns, and the rows.
fn table(root: &Element) -> (Vec<String>, Vec<Row>) {
    let table = elements(root, "table")[0];
    let columns = elements(elements(table, "thead")[0], "th").into_iter().map(text).collect();
    let rows = elements(table, "tbody").into_iter().flat_map(|body| elements(body, "tr"));
    let row = |row: &Element| {
        let cells: Vec<&Element> = row
            .children
            .iter()
            .filter_map(|node| match node {
                Node::Element(child) => Some(child),
                _ => None,
            })
            .collect();
        let before = cells.iter().position(|cell| cell.tag == "th");
        let head = before.map(|index| text(cells[index])).unwrap_or_default();
        let after = cells.into_iter().skip(before.map_or(0, |index| index + 1));
        let first = |cell: &Element| match cell.children.first() {
            Some(Node::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let cells = after.map(|cell| Cell {
            text: text(cell),
            first: first(cell),
            is_value: has(cell, "class", "value"),
        });
        Row { before: before.unwrap_or(0), head, cells: cells.collect() }
    };
    (columns, rows.map(row).collect())
}

/// Each cell of the table of a view that has a figure shows it.
pub fn cells_are_the_documents(read: &Read, view: &View, found: &mut Vec<String>) {
    let root = Element::read(&outline(&read.dataset, view, view.focus(&read.dataset), &[]));
    let (columns, rows) = table(&root);
    let mut shown = 0;
    for row in &rows {
        for (index, cell) in row.cells.iter().enumerate() {
            let column = columns.get(row.before + 1 + index).map_or("", String::as_str);
            let figures = figures_of(read, view, row, column, index);
            shown += figures.len();
            let errors: Vec<String> =
                figures.iter().filter_map(|figure| cell_error(read, figure, cell, view.lang)).collect();
            // Of units with one name, the cell can be that of another.
            let is_wrong = !errors.is_empty() && errors.len() == figures.len();
            if is_wrong && !has_namesake(read, row, column, view.lang) {
                found.push(format!("{:?} {} {column}: {}", view.chart, row.head, errors[0]));
            }
            if figures.is_empty() && cell.is_value {
                found.push(format!("{} {column}: “{}” is of no figure", row.head, cell.text));
            }
        }
    }
    if shown == 0
        && view.chart == Chart::Ranking
        && !read.dataset.ranking(view.metric, false).rows.is_empty()
        && view.units.is_empty()
        && view.kind.is_none()
    {
        found.push("the table shows no figure".to_owned());
    }
    html_has_the_cells(&root, &rows, found);
}

/// Whether several units have the name of a row or a column.
fn has_namesake(read: &Read, row: &Row, column: &str, lang: Lang) -> bool {
    let is_named = |unit: &UnitIx, name: &str| {
        let own = unit_name(&read.dataset, *unit, lang);
        name == own || name == with_kind(&read.dataset, *unit, own, lang)
    };
    let count = |name: &str| read.dataset.unit_ixs().filter(|unit| is_named(unit, name)).count();
    count(&row.head) > 1 || count(column) > 1
}

/// As HTML, each cell has the same text.
fn html_has_the_cells(root: &Element, rows: &[Row], found: &mut Vec<String>) {
    let page = html(root, "");
    let plain = |text: &str| {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    let page = plain(&page);
    for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.is_value) {
        let start = &cell.first;
        if !page.contains(start) {
            found.push(format!("“{start}” is not in the HTML"));
        }
    }
}

/// What is wrong with the cell of a figure.
fn cell_error(read: &Read, figure: &Figure, cell: &Cell, lang: Lang) -> Option<String> {
    let reported = read.reported(figure);
    let text = &cell.text;
    let interval = text.contains(["interval ", "区间"][lang as usize ^ 1]);
    value_error(read, reported, text, lang)
        .or_else(|| statuses_error(reported, text, lang))
        .or_else(|| interval_error(read, reported, text, lang).filter(|_| interval))
}

/// The figures that a cell can be of: by the names of its row and its column.
fn figures_of<'a>(read: &'a Read, view: &View, row: &Row, column: &str, index: usize) -> Vec<&'a Figure> {
    let dataset = &read.dataset;
    let units = |name: &str| -> Vec<UnitIx> {
        let is_it = |unit: &UnitIx| {
            let own = unit_name(dataset, *unit, view.lang);
            name == own || name == with_kind(dataset, *unit, own, view.lang)
        };
        dataset.unit_ixs().filter(is_it).collect()
    };
    let metrics = |name: &str| -> Vec<MetricIx> {
        // With a period: Waiting time (2024).
        let is_period = |rest: &str| rest.trim_start().starts_with(['(', '（', '[', '［']);
        let is_it = |metric: &MetricIx| {
            let rest = name.strip_prefix(dataset.metric(*metric).name.get(view.lang));
            rest.is_some_and(|rest| rest.is_empty() || is_period(rest))
        };
        dataset.metric_ixs().filter(is_it).collect()
    };
    let pairs = |units: Vec<UnitIx>, metrics: Vec<MetricIx>| {
        let of_unit =
            |unit| metrics.iter().filter_map(move |metric| dataset.figure(unit, *metric)).collect::<Vec<_>>();
        units.into_iter().flat_map(of_unit).collect::<Vec<_>>()
    };
    let is_value = row.cells[index].is_value;
    let has_periods = view.is_coverage_of_periods() || view.is_over_time(dataset);
    match view.chart {
        _ if has_periods => {
            let figures = dataset.whole().figures.iter().filter(|it| it.metric == view.metric);
            let named = units(&row.head);
            figures
                .filter(|it| named.contains(&it.unit))
                .filter(|it| it.period.is_some_and(|own| period(dataset, &own, view.lang) == column))
                .collect()
        }
        Chart::Growth if row.before == 0 && is_value => pairs(units(&row.head), metrics(&row.cells[0].text)),
        Chart::Ranking | Chart::Growth if is_value => pairs(units(&row.head), vec![view.metric]),
        Chart::Profile if is_value => {
            pairs(view.profiled_unit(dataset).into_iter().collect(), metrics(&row.head))
        }
        // A row over all columns is of one unit, which it names.
        Chart::Coverage if row.cells.len() == 1 => Vec::new(),
        Chart::Compare | Chart::Coverage => pairs(units(column), metrics(&row.head)),
        _ => Vec::new(),
    }
}
