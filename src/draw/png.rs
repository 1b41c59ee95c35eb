//! Scene to PNG file on the host: resvg draws the SVG with the fonts of this machine.

use super::indexed_png::indexed_png;
use super::narrow_quotes::{is_east_asian, with_narrow_quotes};
use super::script_runs::{is_emoji, with_families};
use super::svg::{Colours, Root, UNITS, svg};
use super::{FONTS, Palette};
use crate::scene::{Ink, Scene};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, ID, Query};
use resvg::usvg::{FontResolver, Options, Tree};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The most pixels of a picture: each takes four bytes of memory.
const MOST_PIXELS: f64 = 1e8;

/// The fonts that are installed on this machine.
pub struct Fonts(Arc<Database>);

impl Fonts {
    /// Reads the names and styles of all fonts in the system's folders.
    pub fn installed() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self(Arc::new(database))
    }

    /// Which fonts there are, and in which files.
    pub fn described(&self) -> String {
        self.0.faces().map(|face| format!("{} {:?}\n", face.post_script_name, face.source)).collect()
    }

    /// The family for a letter that the families of [`FONTS`] are not made for; `None` where no font has it.
    fn family_of(&self, letter: char) -> Option<String> {
        if is_emoji(letter) {
            return self.family_of_emoji().map(ToOwned::to_owned);
        }
        let families = [Family::SansSerif];
        let usual = self.0.query(&Query { families: &families, ..Query::default() });
        let first = usual.or_else(|| self.0.faces().next().map(|face| face.id))?;
        let fall_back = FontResolver::default_fallback_selector();
        let id = alike(letter, &[first], &mut Arc::clone(&self.0), &*fall_back)?;
        self.0.face(id)?.families.first().map(|(name, _)| name.clone())
    }

    /// The family that has emoji as pictures of several colours, else any that is made for them. Other fonts have some of
    /// them, with boxes for those that are joined.
    fn family_of_emoji(&self) -> Option<&str> {
        let names = self.0.faces().filter_map(|face| face.families.first()).map(|(name, _)| name.as_str());
        let is_coloured = |name: &&str| name.contains("Color");
        names.filter(|name| name.contains("Emoji")).max_by_key(is_coloured)
    }
}

/// Draws a scene as a PNG file, `scale` pixels a scene unit.
///
/// # Errors
/// Text that no installed font can show, with the Debian package that can; a picture without pixels, or with more than
/// fit in memory.
pub fn png(scene: &Scene, palette: &Palette, scale: f64, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let pixels = pixels(scene, palette, scale, fonts)?;
    pixels.encode_png().map_err(|error| format!("cannot encode the picture: {error}"))
}

/// The same in at most 256 colours.
///
/// # Errors
/// As [`png()`].
pub fn small_png(scene: &Scene, palette: &Palette, scale: f64, fonts: &Fonts) -> Result<Vec<u8>, String> {
    indexed_png(&pixels(scene, palette, scale, fonts)?)
}

fn pixels(scene: &Scene, palette: &Palette, scale: f64, fonts: &Fonts) -> Result<Pixmap, String> {
    let svg = svg(scene, Colours::Fixed(palette), Root::Plain);
    let svg = with_narrow_quotes(&svg);
    let tree = parse(&with_families(&svg, |letter| fonts.family_of(letter)), fonts)?;
    let scale = scale / UNITS;
    let (width, height) = (f64::from(tree.size().width()) * scale, f64::from(tree.size().height()) * scale);
    let mut pixels = pixmap(width.round(), height.round())?;
    // A last row or column that the scene covers in part is not to be transparent.
    let (r, g, b) = palette.rgb(Ink::Paper);
    pixels.fill(Color::from_rgba8(r, g, b, 255));
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    Ok(pixels)
}

fn pixmap(width: f64, height: f64) -> Result<Pixmap, String> {
    if width * height > MOST_PIXELS {
        return Err(format!("a picture of {width} × {height} pixels is too large; make it narrower"));
    }
    Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| format!("a picture of {width} × {height} pixels cannot be drawn"))
}

fn parse(svg: &str, fonts: &Fonts) -> Result<Tree, String> {
    let missing = Mutex::new(BTreeSet::new());
    let options =
        Options { fontdb: Arc::clone(&fonts.0), font_resolver: resolver(&missing), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("cannot read the SVG: {error}"))?;
    drop(options);
    let missing = missing.into_inner().unwrap_or_else(PoisonError::into_inner);
    if fonts.0.is_empty() {
        return Err(format!("no font is installed; {}", install("fonts-noto-cjk")));
    }
    if missing.is_empty() { Ok(tree) } else { Err(no_font_for(&missing)) }
}

/// Chooses among the families of [`FONTS`] first; adds to `missing` each character that no font has.
fn resolver(missing: &Mutex<BTreeSet<char>>) -> FontResolver<'_> {
    let (select_default, fall_back) =
        (FontResolver::default_font_selector(), FontResolver::default_fallback_selector());
    FontResolver {
        select_font: Box::new(move |font, fonts| {
            select_default(font, fonts).or_else(|| fonts.faces().next().map(|face| face.id))
        }),
        select_fallback: Box::new(move |letter, used, fonts| {
            let found = family_of_ours(used, fonts).or_else(|| alike(letter, used, fonts, &*fall_back));
            if found.is_none() {
                missing.lock().unwrap_or_else(PoisonError::into_inner).insert(letter);
            }
            found
        }),
    }
}

/// Of the fonts that have a letter, the one that looks most like the first that was tried: of its weight and style, and
/// without serifs. The first that has a letter is any of them, often a bold one or one with serifs.
fn alike(letter: char, used: &[ID], fonts: &mut Arc<Database>, fall_back: &FallBack) -> Option<ID> {
    let first = fonts.face(*used.first()?)?;
    let (weight, style) = (first.weight, first.style);
    let mut tried = used.to_vec();
    let mut found = Vec::new();
    while let Some(id) = fall_back(letter, &tried, fonts).filter(|_| found.len() < MOST_TRIED) {
        tried.push(id);
        let differs = fonts.face(id).map(|face| {
            let has_serifs = face.families.iter().all(|(name, _)| !name.contains("Sans"));
            (face.weight != weight || face.style != style, has_serifs)
        });
        found.push((differs, found.len(), id));
        if differs == Some((false, false)) {
            break;
        }
    }
    found.into_iter().min().map(|(.., id)| id)
}

/// The most fonts that are compared for a letter: each is opened.
const MOST_TRIED: usize = 24;

type FallBack = dyn Fn(char, &[ID], &mut Arc<Database>) -> Option<ID> + Send + Sync;

/// The next family of [`FONTS`] that has not been tried, in the style of the first that was. Of the forms that Chinese
/// characters have in several countries, these families have the mainland's; any other font might have others.
fn family_of_ours(used: &[ID], fonts: &Database) -> Option<ID> {
    let first = fonts.face(*used.first()?)?;
    let in_style = |family: &str| {
        let families = &[Family::Name(family.trim_matches('"'))];
        fonts.query(&Query { families, weight: first.weight, stretch: first.stretch, style: first.style })
    };
    FONTS.split(',').filter_map(in_style).find(|id| !used.contains(id))
}

fn no_font_for(missing: &BTreeSet<char>) -> String {
    let letters: String = missing.iter().take(10).collect();
    let package =
        if missing.iter().any(|letter| is_east_asian(*letter)) { "fonts-noto-cjk" } else { "fonts-noto" };
    format!("no installed font has “{letters}”; {}", install(package))
}

fn install(package: &str) -> String {
    format!("on Debian: apt-get install {package}")
}

/// Whether a character is in one of the blocks that a Chinese, Japanese or Korean font covers.
#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::scene::{Align, Key, Layer, Mark, Rect, Role, Shape};

    fn scene(text: &str) -> Scene {
        let shape =
            Shape::Text { at: (4.0, 10.0), size: 14.0, bold: false, align: Align::Left, text: text.into() };
        let mut scene = Scene::new(60.0);
        scene.height = 20.5;
        scene.add(Mark::new(Key::chart(Role::Note, 0), Layer::Text, Ink::Text, shape));
        scene
    }

    /// Letters that join or reorder have the same glyphs beside Latin letters as alone. Scripts that no font of this machine has
    /// are left out: they are refused.
    #[test]
    fn joined_and_reordered_letters_keep_their_glyphs_beside_others() {
        let fonts = Fonts::installed();
        for word in ["दिल्ली नगर", "ঢাকা", "กรุงเทพฯ", "ഏഷ്യ", "ភ្នំពេញ", "الكويت", "ירושלים"]
        {
            if png(&scene(word), &Palette::LIGHT, 1.0, &fonts).is_err() {
                println!("not checked, since no font has it: {word}");
                continue;
            }
            let (alone, within) = (glyphs(word, &fonts), glyphs(&format!("City 重庆 {word} 5"), &fonts));
            assert!(!alone.is_empty() && !alone.contains(&0), "{word}: {alone:?}");
            assert!(within.windows(alone.len()).any(|some| some == alone), "{word}: {alone:?} in {within:?}");
        }
    }

    /// The glyphs of a text, but for what is not seen.
    fn glyphs(text: &str, fonts: &Fonts) -> Vec<u32> {
        let svg = svg(&scene(text), Colours::Fixed(&Palette::LIGHT), Root::Plain);
        let tree = parse(&with_families(&svg, |letter| fonts.family_of(letter)), fonts).unwrap();
        let mut glyphs = Vec::new();
        glyphs_of(tree.root(), &mut glyphs);
        glyphs
    }

    fn glyphs_of(group: &resvg::usvg::Group, glyphs: &mut Vec<u32>) {
        for node in group.children() {
            match node {
                resvg::usvg::Node::Group(group) => glyphs_of(group, glyphs),
                resvg::usvg::Node::Text(text) => {
                    let spans = text.layouted().iter();
                    glyphs.extend(
                        spans
                            .flat_map(|span| &span.positioned_glyphs)
                            .filter(|glyph| !glyph.text.starts_with(['\u{2066}', '\u{2069}']))
                            .map(|glyph| glyph.id.0),
                    );
                }
                _ => {}
            }
        }
    }

    fn decoded(png: &[u8]) -> Pixmap {
        Pixmap::decode_png(png).unwrap()
    }

    /// The share of pixels that are not of the paper's colour.
    fn ink(pixels: &Pixmap) -> f64 {
        let inked = pixels.pixels().iter().filter(|pixel| pixel.red() < 200).count();
        inked as f64 / pixels.pixels().len() as f64
    }

    #[test]
    fn a_scene_unit_is_as_many_pixels_as_asked_for() {
        let fonts = Fonts::installed();
        for (scale, size) in [(1.0, (60, 21)), (2.0, (120, 41)), (3.0, (180, 62))] {
            let pixels = decoded(&png(&scene("重庆"), &Palette::LIGHT, scale, &fonts).unwrap());
            assert_eq!((pixels.width(), pixels.height()), size);
            assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 255));
        }
    }

    #[test]
    fn chinese_and_latin_text_is_drawn() {
        let fonts = Fonts::installed();
        let share = |text: &str| ink(&decoded(&png(&scene(text), &Palette::LIGHT, 2.0, &fonts).unwrap()));
        assert!(share("") == 0.0 && share("重庆") > 0.05 && share("GDP") > 0.03, "{}", share("GDP"));
    }

    /// Several emoji that are one picture, too. Without a font of emoji they are drawn as others have them, or refused.
    #[test]
    fn emoji_are_drawn_in_colours() {
        let fonts = Fonts::installed();
        if fonts.family_of_emoji().is_none_or(|family| !family.contains("Color")) {
            return println!("not checked, since no font has emoji in colours");
        }
        for emoji in ["🏥", "👩\u{200d}⚕\u{fe0f}", "🏳\u{fe0f}\u{200d}🌈", "🇮🇱"] {
            for text in [emoji.to_owned(), format!("{emoji} A")] {
                assert!(!glyphs(&text, &fonts).contains(&0), "{text}");
                let pixels = decoded(&png(&scene(&text), &Palette::LIGHT, 2.0, &fonts).unwrap());
                let coloured = pixels.pixels().iter().filter(|it| it.red().abs_diff(it.blue()) > 60).count();
                assert!(coloured > 20, "{text}: {coloured}");
            }
        }
    }

    #[test]
    fn a_colour_is_that_of_the_palette() {
        let mut scene = Scene::new(10.0);
        scene.height = 10.0;
        let rect = Shape::Rect(Rect { x: 0.0, y: 0.0, w: 10.0, h: 5.0 });
        scene.add(Mark::new(Key::chart(Role::Value, 0), Layer::Data, Ink::Focus, rect));
        let pixels = decoded(&png(&scene, &Palette::DARK, 1.0, &Fonts::installed()).unwrap());
        let at = |x, y| pixels.pixel(x, y).map(|pixel| (pixel.red(), pixel.green(), pixel.blue())).unwrap();
        assert_eq!((at(5, 1), at(5, 8)), (Palette::DARK.rgb(Ink::Focus), Palette::DARK.rgb(Ink::Paper)));
    }

    #[test]
    fn a_character_without_a_font_is_named_with_a_package() {
        // A private character, which no font has.
        let error = png(&scene("a\u{f0000}"), &Palette::LIGHT, 1.0, &Fonts::installed()).unwrap_err();
        assert_eq!(error, "no installed font has “\u{f0000}”; on Debian: apt-get install fonts-noto");
        let error = png(&scene("重庆"), &Palette::LIGHT, 1.0, &Fonts(Arc::new(Database::new()))).unwrap_err();
        assert_eq!(error, "no font is installed; on Debian: apt-get install fonts-noto-cjk");
        assert!(
            no_font_for(&BTreeSet::from(['重', '😀']))
                .contains("“重😀”; on Debian: apt-get install fonts-noto-cjk")
        );
    }

    #[test]
    fn a_picture_that_does_not_fit_in_memory_is_refused() {
        let mut scene = scene("");
        scene.height = 1e7;
        let error = png(&scene, &Palette::LIGHT, 2.0, &Fonts::installed()).unwrap_err();
        assert!(error.starts_with("a picture of 120 × 20000000 pixels is too large"), "{error}");
    }
}
